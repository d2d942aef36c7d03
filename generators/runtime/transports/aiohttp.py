"""A transport over aiohttp, for event loops: a fifth of the CPU time that httpx2 takes.

It does what the transport over httpx2 does, save for this:

- `timeout` holds for the whole call, from its start to the last byte of the response. Nine tenths
  of it are for getting a connection, which tells a connection that took too long
  (`ConnectTimeout`) from a response that did (`Timeout`). In a stream it holds for each wait.
- Bytes of a stream that arrive together with the loss of its connection are lost.
- A compressed body that is cut short is returned as far as it came.
- Proxies are not taken from the environment: aiohttp would then also send passwords from `.netrc`.
  Give `proxy`.
- A header value outside ASCII, or a URL that ends with `?`, is refused: `RequestInvalid`, nothing
  is sent.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from .. import errors, excerpts
from . import CLOSED, RISK, changed, check_headers, fault, need, refused, target_of
from .base import Headers, Response
from .gathering import async_gathered, is_surely_small
from .streamed import AsyncStreamedResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from aiohttp import (
        BaseConnector,
        ClientHandlerType,
        ClientRequest,
        ClientResponse,
        ClientSession,
        ClientTimeout,
    )
    from yarl import URL

    from .base import Request

_IDLE = 5.0  # seconds; a connection that was idle for long may be about to be closed by the server
_LARGE = 2**20  # bytes; aiohttp warns of a larger body that is not a file
_LONGEST_FIELD = 65536  # bytes of a header field of a response
_AUTOMATIC = ("Accept", "Content-Type", "User-Agent")  # what aiohttp would add


class AsyncAiohttpTransport:
    """Sends through an `aiohttp.ClientSession`, which is made in the event loop on first use.

    Args:
        proxy: URL of the proxy that every request goes through.
        connector: called in the event loop; returns the connector, for certificates and limits.
            None for aiohttp's `TCPConnector` with 100 connections, kept for 5 seconds when idle.

    Raises:
        ImportError: if aiohttp is not installed.
    """

    def __init__(
        self, *, proxy: str | None = None, connector: Callable[[], BaseConnector] | None = None
    ) -> None:
        need("aiohttp")
        self._proxy = proxy
        self._connector = connector
        self._session: ClientSession | None = None
        self._closed = False

    def _opened(self, request: Request) -> ClientSession:
        if self._closed:
            raise fault(errors.ClientClosed, request, CLOSED)
        import aiohttp

        make = self._connector or (lambda: aiohttp.TCPConnector(keepalive_timeout=_IDLE))
        self._session = aiohttp.ClientSession(
            connector=make(),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_AUTOMATIC,
            auto_decompress=True,
            raise_for_status=False,
            trust_env=False,
            proxy=self._proxy,
            middlewares=(_once,),
            max_line_size=_LONGEST_FIELD,
            max_field_size=_LONGEST_FIELD,
        )
        return self._session

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for the whole call."""
        session = self._session or self._opened(request)
        check_headers(request)
        try:
            response = await self._request(session, request, _limits(timeout))
            headers = _fields(response)
            try:
                if is_surely_small(request, headers):
                    body = await response.read()
                else:
                    body = await async_gathered(request, response.content.iter_any())
            except BaseException:  # as `read` does
                response.close()
                raise
        except Exception as raised:
            error = raised.error if isinstance(raised, _CarriedError) else raised
            mapped = _mapped(error, request, timeout, closed=session.closed)
            if mapped is None:
                raise
            raise mapped from error
        return Response(response.status, headers, body)

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        session = self._session or self._opened(request)
        check_headers(request)
        try:
            response = await self._request(session, request, _limits_of_stream(timeout))
        except Exception as raised:
            error = raised.error if isinstance(raised, _CarriedError) else raised
            mapped = _mapped(error, request, timeout, closed=session.closed)
            if mapped is None:
                raise
            raise mapped from error

        async def chunks() -> AsyncIterator[bytes]:
            try:
                async for chunk in response.content.iter_any():
                    yield chunk
            except Exception as error:
                mapped = _mapped(error, request, timeout, closed=session.closed)
                if mapped is None:
                    raise
                raise mapped from error

        async def close() -> None:
            response.close()  # the connection is kept where the body was read to its end

        return AsyncStreamedResponse(response.status, _fields(response), chunks(), close)

    @staticmethod
    async def _request(
        session: ClientSession, request: Request, limits: ClientTimeout
    ) -> ClientResponse:
        url, unchanged = _url(request.url)
        if not unchanged:
            raise changed(request, "aiohttp")
        content = request.content or None
        return await session.request(
            request.method,
            url,
            headers=request.headers,
            data=BytesIO(content) if content and len(content) > _LARGE else content,
            allow_redirects=False,
            timeout=limits,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        session, self._session, self._closed = self._session, None, True
        if session is not None:
            await session.close()


class _CarriedError(Exception):
    """Carries an error past aiohttp, which would send some requests again on seeing it."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


async def _once(request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
    import aiohttp

    try:
        return await send(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise _CarriedError(error) from None


@lru_cache(maxsize=256)
def _url(text: str) -> tuple[URL, bool]:
    """Return a URL, and whether aiohttp sends it unchanged."""
    from yarl import URL

    if not text.isascii():  # only the host can be
        parts = urlsplit(text)
        origin = URL(f"{parts.scheme}://{parts.netloc}")
        text = urlunsplit(parts._replace(netloc=origin.raw_authority))
    url = URL(text, encoded=True)
    return url, url.raw_path_qs == target_of(text)


@lru_cache(maxsize=64)
def _limits(timeout: float | None) -> ClientTimeout:
    import aiohttp

    connect = None if timeout is None else timeout * 0.9
    # Without the threshold, limits of more than 5 seconds are rounded up to whole ones.
    return aiohttp.ClientTimeout(total=timeout, connect=connect, ceil_threshold=float("inf"))


@lru_cache(maxsize=64)
def _limits_of_stream(timeout: float | None) -> ClientTimeout:
    import aiohttp

    return aiohttp.ClientTimeout(
        total=None, connect=timeout, sock_read=timeout, ceil_threshold=float("inf")
    )


def _fields(response: ClientResponse) -> Headers:
    return Headers([(n.decode("latin-1"), v.decode("latin-1")) for n, v in response.raw_headers])


def _mapped(
    error: Exception, request: Request, timeout: float | None, *, closed: bool
) -> errors.ApiError | None:
    """Return the error of our tree that one of aiohttp stands for; None for other errors."""
    import aiohttp
    from aiohttp.http_exceptions import ContentEncodingError

    if isinstance(error, RuntimeError) and closed:
        return fault(errors.ClientClosed, request, CLOSED)
    if isinstance(error, TimeoutError):
        _take_out_credentials(error, request)
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            return fault(errors.ConnectTimeout, request, f"no connection within {timeout} s")
        return fault(errors.Timeout, request, f"no answer within {timeout} s; {RISK}")
    if isinstance(error, (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError)):
        return refused(request, "url", "aiohttp cannot send it: " + request.safe_url)
    if not isinstance(error, aiohttp.ClientError):
        return None
    _take_out_credentials(error, request)
    detail = excerpts.excerpt(request.hide(str(error))) or type(error).__name__
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ServerFingerprintMismatch)):
        text = f"no connection, the server was not reached: {detail}"
        return fault(errors.ConnectFailed, request, text)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return fault(errors.ConnectFailed, request, f"no connection through the proxy: {detail}")
    if isinstance(error.__cause__, ContentEncodingError):
        text = f"the response cannot be decompressed: {detail}"
        return fault(errors.DecodeError, request, text)
    text = f"the connection was lost, or the answer is not HTTP, {RISK}: {detail}"
    return fault(errors.ConnectionLost, request, text)


def _take_out_credentials(error: Exception, request: Request) -> None:
    """Take credentials out of an error of aiohttp, whose texts repeat the URL or the headers."""
    import aiohttp
    from aiohttp.http_exceptions import HttpProcessingError
    from multidict import CIMultiDict, CIMultiDictProxy

    if isinstance(error, aiohttp.ClientResponseError):
        url, _ = _url(request.safe_url)
        no_headers: CIMultiDictProxy[str] = CIMultiDictProxy(CIMultiDict())
        error.request_info = aiohttp.RequestInfo(url, request.method, no_headers, url)
        error.args = (error.request_info, ())
    else:
        error.args = tuple(
            request.hide(arg.replace(request.url, request.safe_url))
            if isinstance(arg, str)
            else arg
            for arg in error.args
        )
    cause: BaseException | None = error
    while cause is not None:  # parsers repeat text of the server
        if isinstance(cause, (aiohttp.ClientResponseError, HttpProcessingError)):
            cause.message = request.hide(cause.message)
        if isinstance(cause, HttpProcessingError):
            cause.args = ()
        cause = cause.__cause__ or cause.__context__
