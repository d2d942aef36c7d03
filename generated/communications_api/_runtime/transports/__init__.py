"""Transports over HTTP libraries, one module each; a client uses httpx2 unless it is given another.

The transports over httpx2 define what all of them do. Where a library cannot do the same, its
transport documents the difference, and refuses a request rather than send another one.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from .. import errors

if TYPE_CHECKING:
    from .base import Request

ErrorT = TypeVar("ErrorT", bound=errors.ApiError)

RISK = "the server may have acted on the request"
CLOSED = "nothing was sent, the HTTP client is closed"


def need(module: str) -> None:
    """Raise an ImportError that says what to install, unless a library is there.

    Args:
        module: name of the library, which is also the name of the extra.
    """
    try:
        installed = find_spec(module) is not None
    except ValueError:  # raised by find_spec for an entry None in sys.modules
        installed = False
    if not installed:
        text = f"this transport needs {module}: install this package with its [{module}] extra"
        raise ImportError(text, name=module)


def fault(kind: type[ErrorT], request: Request, text: str) -> ErrorT:
    """Return an error about a request; `text` must not hold a credential."""
    where = f"{request.operation_id}: {request.method} {request.safe_url}"
    return kind(
        f"{where}: {text}",
        operation_id=request.operation_id,
        method=request.method,
        url=request.safe_url,
    )


def refused(request: Request, where: str, message: str) -> errors.RequestInvalid:
    """Return the error for a request that a library cannot send as it is."""
    return errors.RequestInvalid.of(request.operation_id, [errors.Problem(where, message)])


def check_headers(request: Request) -> None:
    """Raise `RequestInvalid` for a value outside ASCII, which a library would send as UTF-8.

    Control characters are refused too: messages of the libraries about them repeat the value.
    """
    for name, value in request.headers.items():
        if not value.isascii():
            raise refused(request, f"headers.{name}", "must be ASCII with this transport")
        if not value.isprintable() and not value.replace("\t", "").isprintable():
            raise refused(request, f"headers.{name}", "has a control character (a line break?)")


_target = re.compile(r"[^:/?#]+://[^/?#]*([^?#]*)(\?[^#]*)?")


def target_of(url: str) -> str:
    """Return the request target of a URL: its path and query (RFC 9112, section 3.2.1)."""
    match = _target.match(url)
    return (match[1] or "/") + (match[2] or "") if match else ""


def changed(request: Request, library: str) -> errors.RequestInvalid:
    """Return the error for a URL that a library would change before sending it."""
    return refused(request, "url", f"{library} would send another than {request.safe_url}")


def take_out_credentials(error: BaseException | None, request: Request) -> None:
    """Take credentials out of an error and its causes, which repeat text of the server."""
    while error is not None:
        args = tuple(request.hide(a) if isinstance(a, str) else a for a in error.args)
        if args != error.args:
            error.args = args
        error = error.__cause__ or error.__context__
