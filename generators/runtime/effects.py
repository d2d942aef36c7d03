"""What an operation changes: by its method (RFC 9110, 9.2), and by `x-effect` where stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from .operations import Operation

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
"""Methods that only read (RFC 9110, 9.2.1; QUERY by its own RFC)."""
IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY"})
"""Methods where acting twice is the same as acting once (RFC 9110, 9.2.2; QUERY by its own RFC)."""
Effect: TypeAlias = Literal["safe", "idempotent", "additive", "destructive"]
"""What an operation changes, as a document states it by `x-effect`."""


def only_reads(operation: Operation[Any]) -> bool:
    """Whether an operation changes nothing, both by its method and by what is stated.

    A statement makes an operation stricter only: a GET that writes does not only read. That a POST
    only reads is for whoever calls it to decide, since a document is input.
    """
    return operation.method in SAFE and operation.effect in {None, "safe"}


def is_destructive(operation: Operation[Any]) -> bool:
    """Whether an operation may change or remove what was there.

    Where nothing is stated of that, a POST that answers 201 alone adds; of others nobody knows.
    """
    if operation.effect in {"safe", "additive"}:
        return False
    good = {item.status for item in operation.responses if item.status.startswith("2")}
    return operation.effect == "destructive" or operation.method != "POST" or good != {"201"}


def is_idempotent(operation: Operation[Any]) -> bool:
    """Whether acting twice is the same as acting once.

    Where nothing is stated of that, the method says it; but not one that should only read and does
    more.
    """
    if operation.effect in {"safe", "idempotent"}:
        return True
    return operation.method in IDEMPOTENT and (operation.method not in SAFE or not operation.effect)
