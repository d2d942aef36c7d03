"""What is to be known before a request is sent: again, or about one version only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.effects import IDEMPOTENT

if TYPE_CHECKING:
    from ..api.ir import Operation


def repeating(operation: Operation) -> str:
    """Return what is to be known before a request is sent again."""
    method, key = operation.method, operation.idempotency_key
    if key is not None:
        return (
            f"A request carries an idempotency key in {key.wire_name}: after a timeout or a lost "
            "connection the same request may be sent again with the same key, and is carried out "
            "once. Our clients make up a key for each call."
        )
    if method in IDEMPOTENT:
        return (
            f"{method} is idempotent in HTTP: after a timeout or a lost connection the same "
            "request may be sent again."
        )
    return (
        f"{method} is not idempotent in HTTP: after a timeout or a lost connection nobody knows "
        "whether the request was carried out, and sending it again may do it twice."
    )


def versions(operation: Operation) -> str:
    """Return which versions an operation names or takes; empty where it knows none."""
    texts = []
    if operation.names_version:
        texts.append(
            "The answer names its version (ETag): If-None-Match asks for what has changed only, "
            "and 304 says that nothing has."
        )
    if operation.takes_version:
        texts.append(
            "If-Match names the version that is meant: where there is another by now, nothing is "
            "done, and the answer is 412."
        )
    return " ".join(texts)
