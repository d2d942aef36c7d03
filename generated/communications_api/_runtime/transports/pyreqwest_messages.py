"""Requests, responses and faults of the transports over pyreqwest."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from .. import errors, excerpts
from . import RISK, changed, check_headers, fault, refused, target_of
from .base import Headers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from pyreqwest.exceptions import PyreqwestError
    from pyreqwest.http import HeaderMap, Url
    from pyreqwest.request import RequestBuilder, SyncRequestBuilder

    from .base import Request

    AnyRequest = TypeVar("AnyRequest", RequestBuilder, SyncRequestBuilder)

_NO_CONTENT = frozenset({"POST", "PUT", "PATCH", "QUERY"})  # RFC 9110, section 8.6: say that
_LONGEST = 1e9  # seconds, about thirty years


@lru_cache(maxsize=64)
def seconds(timeout: float) -> timedelta:
    """Return a limit as pyreqwest takes it."""
    from datetime import timedelta

    return timedelta(seconds=min(timeout, _LONGEST))


@lru_cache(maxsize=256)
def _url(text: str) -> tuple[Url, bool]:
    """Return a URL, and whether pyreqwest sends it unchanged."""
    from pyreqwest.http import Url

    url = Url(text)
    query = url.query_string
    return url, target_of(text) == url.path + ("" if query is None else f"?{query}")


def filled(
    new_request: Callable[[str, Url], AnyRequest], request: Request, timeout: float | None
) -> AnyRequest:
    """Return a builder of a request.

    Args:
        new_request: makes one, given method and URL.
        request: what is sent.
        timeout: of the whole call, in seconds; None where there is none.

    Raises:
        RequestInvalid: pyreqwest cannot send it as it is.
    """
    try:
        url, unchanged = _url(request.url)
    except ValueError as error:
        raise refused(request, "url", excerpts.excerpt(request.hide(str(error)))) from None
    if not unchanged:
        raise changed(request, "pyreqwest")
    joined = "".join(request.headers.values())
    if not (joined.isascii() and joined.isprintable()):
        check_headers(request)
    try:
        builder = new_request(request.method, url).headers(request.headers)
    except ValueError:  # repeats the value
        raise refused(request, "headers", "cannot be sent") from None
    if request.content:
        builder = builder.body_bytes(request.content)
    elif request.method in _NO_CONTENT:
        builder = builder.header("Content-Length", "0")
    return builder if timeout is None else builder.timeout(seconds(timeout))


class LazyHeaders(Headers):
    """Header fields in pyreqwest's map: read when they are asked for, as most never are."""

    __slots__ = ("_map",)

    def __init__(self, fields: HeaderMap) -> None:
        self._map = fields

    def __getitem__(self, name: str) -> str:
        values = _values(self._map, name)
        if not values:
            raise KeyError(name)
        return values[0] if len(values) == 1 else ", ".join(values)

    def __getattr__(self, name: str) -> Any:
        # Called for the slots of `Headers` until they are filled.
        if name not in Headers.__slots__:
            raise AttributeError(name)
        super().__init__(_items(self._map))
        return getattr(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return Headers, (self.items_as_sent,)


def _items(fields: HeaderMap) -> list[tuple[str, str]]:
    try:
        return list(fields.items())
    except ValueError:  # a value outside ASCII, which pyreqwest cannot read
        return [(name, v) for name in dict.fromkeys(fields) for v in _values(fields, name)]


def _values(fields: HeaderMap, name: str) -> list[str]:
    try:
        return fields.getall(name)
    except ValueError:
        return ["\N{REPLACEMENT CHARACTER}"] if name in fields else []


def mapped(error: Exception, request: Request, timeout: float | None) -> errors.ApiError | None:
    """Return the error of our tree that one of pyreqwest stands for; None for other errors.

    The class of pyreqwest's error says little: a connection that broke before the response is a
    `ConnectError` too, and a missing response is a `ConnectTimeoutError`. What happened is in the
    causes, which are texts. Unless they say otherwise, the server may have acted.
    """
    from pyreqwest import exceptions

    if type(error) is TimeoutError:  # of a wait for a part of a stream
        return fault(errors.Timeout, request, f"no answer within {timeout} s; {RISK}")
    if not isinstance(error, exceptions.PyreqwestError):
        return None
    causes = _without_credentials(error, request)
    detail = excerpts.excerpt(": ".join(causes[1:])) or error.message  # the first repeats the URL
    connecting = "client error (Connect)" in causes
    if isinstance(error, exceptions.BuilderError):
        return refused(request, "request", detail)
    if isinstance(error, exceptions.PoolTimeoutError):
        return fault(errors.ConnectTimeout, request, "no connection became free in time")
    if isinstance(error, exceptions.RequestTimeoutError):
        if connecting:
            return fault(errors.ConnectTimeout, request, f"no connection in time: {detail}")
        return fault(errors.Timeout, request, f"no answer within {timeout} s; {RISK}")
    if connecting:
        text = f"no connection, the server was not reached: {detail}"
        return fault(errors.ConnectFailed, request, text)
    broken = "error reading a body from connection" in causes
    if isinstance(error, exceptions.BodyDecodeError) and not broken:
        text = f"the response cannot be decompressed: {detail}"
        return fault(errors.DecodeError, request, text)
    if broken or isinstance(error, (exceptions.NetworkError, exceptions.DecodeError)):
        text = f"the connection was lost, or the answer is not HTTP, {RISK}: {detail}"
        return fault(errors.ConnectionLost, request, text)
    if isinstance(error, exceptions.ClientClosedError):
        text = f"the HTTP client was closed before the answer, {RISK}"
        return fault(errors.ConnectionLost, request, text)
    return fault(errors.TransportError, request, detail)


def _without_credentials(error: PyreqwestError, request: Request) -> list[str]:
    """Take credentials out of an error, whose texts repeat the URL; return its causes."""
    details: dict[str, Any] = getattr(error, "details", None) or {}
    causes = [
        request.hide(cause["message"].replace(request.url, request.safe_url))
        for cause in details.get("causes") or ()
    ]
    error.message = request.hide(error.message)
    error.args = (error.message,)
    if details:
        details["causes"] = [{"message": text} for text in causes]
    return causes
