"""What to do about a status, said in the message of its error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_hints = {
    304: "nothing has changed since the answer that the request names: use that one",
    400: "correct what the answer names; client.build() shows the request",
    401: "check the credentials given to the client",
    403: "check what these credentials are allowed to do",
    404: "check base_url and the path arguments",
    409: "read the current state, then decide what to send",
    412: "it has changed since, perhaps by an earlier attempt: read it again, then decide",
    413: "send less at a time",
    422: "correct what the answer names; client.build() shows the request",
    428: "say which version is meant: client.if_unchanged() sends If-Match",
    429: "call less often",
    501: "the server does not offer this operation",
}
_hints |= dict.fromkeys((405, 406, 415), "the server does not match the document; check base_url")


def status_hint(
    status: int,
    headers: Mapping[str, str],
    hide: Callable[[str], str] = str,
    *,
    repeatable: bool,
) -> str:
    """Return what to do about a status; empty where there is no useful hint.

    Args:
        status: HTTP status code.
        headers: header fields of the response.
        hide: takes credentials out of a text.
        repeatable: whether sending the request again does no harm.
    """
    if 300 <= status <= 399 and status != 304:
        location = headers.get("location")
        target = f" to {excerpt(hide(location.partition('?')[0]))}" if location else ""
        return f"redirected{target}: redirects are not followed, check base_url"
    if status == 408 or (status >= 500 and status not in _hints):
        return "try again later" if repeatable else "it may have acted: look before sending again"
    return _hints.get(status, "")
