"""Sends through httpx2, which is imported only when it is used; the transport by default."""

from __future__ import annotations

import threading
import time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from .. import errors, excerpts
from . import CLOSED, RISK, fault, take_out_credentials
from .base import Headers, Response
from .gathering import async_gathered, gathered, is_surely_small
from .streamed import AsyncStreamedResponse, StreamedResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator

    import httpx2

    from .base import Request


@lru_cache(maxsize=256)
def _url(text: str) -> httpx2.URL:
    import httpx2

    return httpx2.URL(text)


_REPLACEABLE = frozenset({b"host", b"accept-encoding", b"connection"})
_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH", "QUERY"})  # RFC 9110, section 8.6


class _Httpx2:
    """What the synchronous and the asynchronous transport share.

    Attributes:
        default_timeout: the longest phase of the HTTP client's own timeouts, in seconds; None where
            it has no limit. Sending with exactly this value keeps the client's own phases.
    """

    def __init__(
        self, client: httpx2.Client | httpx2.AsyncClient, *, owned: bool, hides_urls: bool
    ) -> None:
        self._owned = owned
        self._hides_urls = hides_urls
        self._phases: dict[str, float | None] = dict(client.timeout.as_dict())
        known = [limit for limit in self._phases.values() if limit is not None]
        self.default_timeout: float | None = max(known) if len(known) == len(self._phases) else None
        self._defaults = {n: v for n, v in client.headers.raw if n.lower() in _REPLACEABLE}

    def _build(
        self, client: httpx2.Client | httpx2.AsyncClient, request: Request, timeout: float | None
    ) -> httpx2.Request:
        import httpx2

        phases = (
            self._phases
            if timeout == self.default_timeout
            else {"connect": timeout, "read": timeout, "write": timeout, "pool": timeout}
        )
        fields = {n.encode("ascii"): v.encode("latin-1") for n, v in request.headers.items()}
        method, content, extensions = request.method, request.content, {"timeout": phases}
        try:
            if not self._owned and not request.is_alone:
                return client.build_request(
                    method, request.url, headers=fields, content=content, extensions=extensions
                )
            # The client is ours and has nothing to add, or must not add a thing. The merging of its
            # headers, cookies and parameters is left out: a tenth of the cost of a call.
            url = _url(request.url)
        except httpx2.InvalidURL as error:
            problem = errors.Problem("url", request.hide(str(error)))
            raise errors.RequestInvalid.of(request.operation_id, [problem]) from None
        added = {b"Host": url.netloc, **self._defaults}
        if content or method in _WITH_CONTENT:
            added[b"Content-Length"] = b"%d" % len(content or b"")
        for name in fields:
            if name.lower() in _REPLACEABLE:
                added = {key: value for key, value in added.items() if key.lower() != name.lower()}
        stream = httpx2.ByteStream(content or b"")
        headers = {**added, **fields}
        outgoing = httpx2.Request(
            method, url, headers=headers, stream=stream, extensions=extensions
        )
        if self._hides_urls and request.url != request.safe_url:
            outgoing.url = _hiding_url()(url, request.safe_url)
        return outgoing


def _as_is(request: Request) -> dict[str, Any]:
    """Return how an HTTP client sends a request to which it must not add anything."""
    return {"auth": None, "follow_redirects": False} if request.is_alone else {}


class Httpx2Transport(_Httpx2):
    """Sends through an `httpx2.Client`.

    Args:
        client: sends the requests.
        owned: whether `close` closes it. The headers, cookies, query parameters and authentication
            of a client that is not owned are added to each request.
        hides_urls: whether httpx2's log shows URLs without credentials, where the client is owned.
            Its transports must then send `URL.raw_path`, as httpx2's own do.

    Limits of httpx2:

    - A compressed body that is cut short is returned as far as it came.
    - Bytes that a server sends beyond the stated length of a body are read as its next response.
    - `Request.deadline` is checked whenever a piece of the body has come. A server that sends the
      head of its response byte by byte, or nothing more after some of the body, is waited for until
      `timeout`. The asynchronous client ends in time.
    """

    def __init__(
        self, client: httpx2.Client, *, owned: bool = False, hides_urls: bool = False
    ) -> None:
        super().__init__(client, owned=owned, hides_urls=hides_urls)
        self._client = client
        self._lock = threading.Lock()
        self._running = 0
        self._closing = False

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for each phase: connect, ..."""
        outgoing = self._build(self._client, request, timeout)
        with self._lock:
            if self._closing:
                raise fault(errors.ClientClosed, request, CLOSED)
            self._running += 1
        try:
            return self._sent(request, outgoing)
        finally:
            with self._lock:
                self._running -= 1
                is_last = self._closing and not self._running
            if is_last:
                self._client.close()

    def _sent(self, request: Request, outgoing: httpx2.Request) -> Response:
        try:
            response = self._client.send(outgoing, stream=True, **_as_is(request))
            try:
                headers = _fields(response)
                if request.deadline is None and is_surely_small(request, headers):
                    content = response.read()
                else:
                    content = gathered(request, _until(request.deadline, response.iter_bytes()))
            finally:
                response.close()
            return Response(response.status_code, headers, content)
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error

    def stream(self, request: Request, *, timeout: float | None) -> StreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each phase."""
        outgoing = self._build(self._client, request, timeout)
        phases = outgoing.extensions["timeout"] = dict(outgoing.extensions["timeout"])
        read_limit = phases["read"]
        if request.deadline is not None:
            remaining = max(request.deadline - time.monotonic(), 0.001)
            phases.update(
                {k: remaining if v is None else min(v, remaining) for k, v in phases.items()}
            )
        try:
            response = self._client.send(outgoing, stream=True)
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error
        phases["read"] = read_limit  # of each read from now on: the deadline no longer holds
        chunks = self._chunks(response, request, outgoing)
        return StreamedResponse(response.status_code, _fields(response), chunks, response.close)

    def _chunks(
        self, response: httpx2.Response, request: Request, outgoing: httpx2.Request
    ) -> Iterator[bytes]:
        try:
            yield from response.iter_bytes()
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error

    def close(self) -> None:
        """Close the HTTP client where it is owned; calls in other threads first come to their end.

        httpx2 would close sockets that these threads read from, and leave open what they open.
        """
        if not self._owned:
            return
        with self._lock:
            self._closing = True
            is_idle = not self._running
        if is_idle:
            self._client.close()


class AsyncHttpx2Transport(_Httpx2):
    """Sends through an `httpx2.AsyncClient`; see `Httpx2Transport`."""

    def __init__(
        self, client: httpx2.AsyncClient, *, owned: bool = False, hides_urls: bool = False
    ) -> None:
        super().__init__(client, owned=owned, hides_urls=hides_urls)
        self._client = client

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for each phase: connect, ..."""
        outgoing = self._build(self._client, request, timeout)
        try:
            response = await self._client.send(outgoing, stream=True, **_as_is(request))
            try:
                headers = _fields(response)
                if is_surely_small(request, headers):
                    content = await response.aread()
                else:
                    content = await async_gathered(request, response.aiter_bytes())
            finally:
                await response.aclose()
            return Response(response.status_code, headers, content)
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each phase."""
        outgoing = self._build(self._client, request, timeout)
        try:
            response = await self._client.send(outgoing, stream=True)
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error
        chunks = self._chunks(response, request, outgoing)
        return AsyncStreamedResponse(
            response.status_code, _fields(response), chunks, response.aclose
        )

    async def _chunks(
        self, response: httpx2.Response, request: Request, outgoing: httpx2.Request
    ) -> AsyncIterator[bytes]:
        try:
            async for chunk in response.aiter_bytes():
                yield chunk
        except Exception as error:
            mapped = _mapped(error, request, outgoing, closed=self._client.is_closed)
            if mapped is None:
                raise
            raise mapped from error

    async def aclose(self) -> None:
        """Close the HTTP client where it is owned."""
        if self._owned:
            await self._client.aclose()


def _fields(response: httpx2.Response) -> Headers:
    return Headers([(n.decode("latin-1"), v.decode("latin-1")) for n, v in response.headers.raw])


@cache
def _hiding_url() -> Callable[[httpx2.URL, str], httpx2.URL]:
    import httpx2

    class HidingURL(httpx2.URL):
        """A URL whose text is another one: httpx2 logs URLs as they are, API keys included."""

        def __init__(self, url: httpx2.URL, shown: str) -> None:
            super().__init__(url)
            self._shown = shown

        def __str__(self) -> str:
            return self._shown

    return HidingURL


def _until(deadline: float | None, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give chunks until the deadline, a reading of `time.monotonic()`."""
    import httpx2

    for chunk in chunks:
        if deadline is not None and time.monotonic() > deadline:
            raise httpx2.ReadTimeout("the total time is over")
        yield chunk


_FAULTS: tuple[tuple[str, type[errors.ApiError], str], ...] = (  # the first that fits
    ("PoolTimeout", errors.ConnectTimeout, "no connection became free within {pool} s"),
    ("ConnectTimeout", errors.ConnectTimeout, "no connection within {connect} s"),
    ("WriteTimeout", errors.Timeout, "the request was not taken within {write} s; " + RISK),
    ("TimeoutException", errors.Timeout, "no answer within {read} s; " + RISK),
    ("ConnectError", errors.ConnectFailed, "no connection, the server was not reached: {detail}"),
    ("ProxyError", errors.ConnectFailed, "no connection through the proxy: {detail}"),
    ("UnsupportedProtocol", errors.ConnectFailed, "{detail}"),
    ("NetworkError", errors.ConnectionLost, f"the connection was lost, {RISK}: {{detail}}"),
    ("RemoteProtocolError", errors.ConnectionLost, f"the answer is not HTTP, {RISK}: {{detail}}"),
    ("DecodingError", errors.DecodeError, "the response cannot be decompressed: {detail}"),
    ("RequestError", errors.TransportError, "{detail}"),
)


def _mapped(
    error: Exception, request: Request, outgoing: httpx2.Request, *, closed: bool
) -> errors.ApiError | None:
    """Return the error of our tree that an error of httpx2 stands for; None for other errors."""
    import httpx2

    if isinstance(error, RuntimeError) and closed:
        return fault(errors.ClientClosed, request, CLOSED)
    if not isinstance(error, httpx2.RequestError):
        return None
    take_out_credentials(error, request)
    detail = excerpts.excerpt(str(error)) or type(error).__name__
    for name, kind, template in _FAULTS:
        if isinstance(error, getattr(httpx2, name)):
            text = template.format(detail=detail, **outgoing.extensions["timeout"])
            return fault(kind, request, text)
    return None
