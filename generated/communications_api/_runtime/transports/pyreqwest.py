"""Transports over pyreqwest, a wrapper of Rust's reqwest: the least CPU time for a call.

They do what the transports over httpx2 do, save for this:

- `timeout` holds for the whole call, from its start to the last byte of the response. Making a
  connection has a limit of its own besides, 10 seconds unless a builder says otherwise.
- Of a stream, `timeout` holds for each wait. The synchronous transport has a further HTTP client
  for each limit that streams have; made with a builder of yours it has only the one, and streams
  have the limits of that builder (`read_timeout`).
- Where that limit is the longer one, a connection that took too long cannot be told from a response
  that did: both are a `Timeout`, which says that the server may have acted.
- pyreqwest writes a URL anew, as browsers do. One that would come out changed (a path segment `..`,
  even as `%2E%2E`, or an unencoded `'` in a query) is refused: `RequestInvalid`, nothing is sent.
- Header names are sent as `X-Api-Key` however they are written, `Accept: */*` where there is none.
  A value outside ASCII is refused in a request, and reads as U+FFFD in a response.
- A response that came compressed has neither `Content-Encoding` nor `Content-Length`.
- A thread that waits for an answer sees Ctrl-C when the call is over: do not wait without a limit.
- A task that is cancelled goes on at once, but its request does not: it runs to its answer or its
  limit, and keeps a connection until then.
- A connection that the server closed while it was idle is noticed some microseconds later; a call
  in between raises `ConnectionLost`.
- After a fork, pyreqwest works only where the parent had not used it yet; else `ClientClosed`.
"""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .. import errors
from . import CLOSED, RISK, changed, check_headers, fault, need, refused, target_of
from .base import Headers, Response
from .streamed import AsyncStreamedResponse, StreamedResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from datetime import timedelta

    from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
    from pyreqwest.exceptions import PyreqwestError
    from pyreqwest.http import HeaderMap, Url
    from pyreqwest.request import RequestBuilder, SyncRequestBuilder

    from .base import Request

    AnyBuilder = TypeVar("AnyBuilder", ClientBuilder, SyncClientBuilder)
    AnyRequest = TypeVar("AnyRequest", RequestBuilder, SyncRequestBuilder)

ClientT = TypeVar("ClientT")

_CONNECT_TIMEOUT = 10.0
_MAX_CONNECTIONS = 100
_IDLE = 5.0  # seconds; a connection that was idle for long may be about to be closed by the server
_NO_CONTENT = frozenset({"POST", "PUT", "PATCH", "QUERY"})  # RFC 9110, section 8.6: say that
_LONGEST = 1e9  # seconds, about thirty years
_FORKED = "nothing was sent, pyreqwest cannot be used after a fork if its parent had used it"


class _Base(Generic[ClientT]):
    """What the synchronous and the asynchronous transport share."""

    def __init__(self) -> None:
        need("pyreqwest")
        self._client: ClientT | None = None
        self._process = 0  # that the client belongs to
        self._closed = False
        self._lock = threading.Lock()

    def _make(self) -> ClientT:
        raise NotImplementedError

    def _opened(self, request: Request) -> ClientT:
        with self._lock:
            if self._closed:
                raise fault(errors.ClientClosed, request, CLOSED)
            if self._client is None or self._process != os.getpid():
                try:
                    self._client = self._make()
                except RuntimeError as error:
                    if "fork" not in str(error):
                        raise
                    raise fault(errors.ClientClosed, request, _FORKED) from error
                self._process = os.getpid()
            return self._client

    def _closing(self) -> ClientT | None:
        with self._lock:
            client, self._client, self._closed = self._client, None, True
        return client


class PyreqwestTransport(_Base["SyncClient"]):
    """Sends through pyreqwest; several threads may use it at once.

    Args:
        builder: where the HTTP client's settings are taken from, for proxies, certificates and
            limits; no redirects, no cookies and no `Referer` are set in any case. None for the
            defaults: proxies from the environment, 100 requests at once, 10 seconds to connect.

    Raises:
        ImportError: if pyreqwest is not installed.
    """

    def __init__(self, builder: SyncClientBuilder | None = None) -> None:
        super().__init__()
        self._builder = builder
        self._stream_clients: dict[float, SyncClient] = {}  # by their limit

    def _make(self) -> SyncClient:
        from pyreqwest.client import SyncClientBuilder

        builder = self._builder or _with_defaults(SyncClientBuilder())
        return _plain(builder).build()

    def _for_streams(self, request: Request, timeout: float | None) -> SyncClient:
        """Return the HTTP client for streams: the limit of each wait is a setting of the client."""
        from pyreqwest.client import SyncClientBuilder

        client = self._opened(request)
        if self._builder is not None or timeout is None:
            return client
        with self._lock:
            stream_client = self._stream_clients.get(timeout)
            if stream_client is None:
                builder = _with_defaults(SyncClientBuilder()).read_timeout(_seconds(timeout))
                stream_client = self._stream_clients[timeout] = _plain(builder).build()
            return stream_client

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for the whole call."""
        client = self._client
        if client is None or self._process != os.getpid():
            client = self._opened(request)
        outgoing = _filled(client.request, request, timeout).build()
        try:
            response = outgoing.send()
            content = response.bytes()
            return Response(response.status, _Headers(response.headers), content.to_bytes())
        except Exception as error:
            mapped = _mapped(error, request, timeout)
            if mapped is None:
                raise
            raise mapped from error
        finally:  # connections stay open for as long as a traceback refers to the client
            del client, outgoing

    def stream(self, request: Request, *, timeout: float | None) -> StreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        client = self._for_streams(request, timeout)
        builder = _filled(client.request, request, None)
        outgoing = builder.streamed_read_buffer_limit(0).build_streamed()
        try:
            response = outgoing.__enter__()
        except Exception as error:
            mapped = _mapped(error, request, timeout)
            if mapped is None:
                raise
            raise mapped from error

        def chunks() -> Iterator[bytes]:
            try:
                while (chunk := response.body_reader.read_chunk()) is not None:
                    yield chunk.to_bytes()
            except Exception as error:
                mapped = _mapped(error, request, timeout)
                if mapped is None:
                    raise
                raise mapped from error

        def close() -> None:
            outgoing.__exit__(None, None, None)

        return StreamedResponse(response.status, _Headers(response.headers), chunks(), close)

    def close(self) -> None:
        """Close the connections."""
        clients = [self._closing(), *self._stream_clients.values()]
        self._stream_clients = {}
        for client in clients:
            if client is not None:
                client.close()


class AsyncPyreqwestTransport(_Base["Client"]):
    """Sends through pyreqwest without blocking the event loop; see `PyreqwestTransport`."""

    def __init__(self, builder: ClientBuilder | None = None) -> None:
        super().__init__()
        self._builder = builder

    def _make(self) -> Client:
        from pyreqwest.client import ClientBuilder

        builder = self._builder or _with_defaults(ClientBuilder())
        return _plain(builder).build()

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for the whole call."""
        client = self._client
        if client is None or self._process != os.getpid():
            client = self._opened(request)
        outgoing = _filled(client.request, request, timeout).build()
        try:
            response = await outgoing.send()
            content = await response.bytes()
            return Response(response.status, _Headers(response.headers), content.to_bytes())
        except Exception as error:
            mapped = _mapped(error, request, timeout)
            if mapped is None:
                raise
            raise mapped from error
        finally:  # connections stay open for as long as a traceback refers to the client
            del client, outgoing

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        import asyncio

        client = self._opened(request)
        builder = _filled(client.request, request, None)
        outgoing = builder.streamed_read_buffer_limit(0).build_streamed()
        try:
            async with asyncio.timeout(timeout):
                response = await outgoing.__aenter__()
        except Exception as error:
            mapped = _mapped(error, request, timeout)
            if mapped is None:
                raise
            raise mapped from error

        async def chunks() -> AsyncIterator[bytes]:
            try:
                while True:
                    async with asyncio.timeout(timeout):
                        chunk = await response.body_reader.read_chunk()
                    if chunk is None:
                        return
                    yield chunk.to_bytes()
            except Exception as error:
                mapped = _mapped(error, request, timeout)
                if mapped is None:
                    raise
                raise mapped from error

        async def close() -> None:
            await outgoing.__aexit__(None, None, None)

        return AsyncStreamedResponse(response.status, _Headers(response.headers), chunks(), close)

    async def aclose(self) -> None:
        """Close the connections."""
        client = self._closing()
        if client is not None:
            await client.close()


# --- Settings -------------------------------------------------------------------------------------


def _with_defaults(builder: AnyBuilder) -> AnyBuilder:
    return (
        builder.connect_timeout(_seconds(_CONNECT_TIMEOUT))
        .max_connections(_MAX_CONNECTIONS)
        .pool_idle_timeout(_seconds(_IDLE))
    )


def _plain(builder: AnyBuilder) -> AnyBuilder:
    return (
        builder.follow_redirects(enable=False)
        .default_cookie_store(enable=False)
        .referer(enable=False)
        .error_for_status(enable=False)
    )


@lru_cache(maxsize=64)
def _seconds(timeout: float) -> timedelta:
    from datetime import timedelta

    return timedelta(seconds=min(timeout, _LONGEST))


# --- Requests and responses -----------------------------------------------------------------------


@lru_cache(maxsize=256)
def _url(text: str) -> tuple[Url, bool]:
    """Return a URL, and whether pyreqwest sends it unchanged."""
    from pyreqwest.http import Url

    url = Url(text)
    query = url.query_string
    return url, target_of(text) == url.path + ("" if query is None else f"?{query}")


def _filled(
    new_request: Callable[[str, Url], AnyRequest], request: Request, timeout: float | None
) -> AnyRequest:
    try:
        url, unchanged = _url(request.url)
    except ValueError as error:
        raise refused(request, "url", errors.excerpt(request.hide(str(error)))) from None
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
    return builder if timeout is None else builder.timeout(_seconds(timeout))


class _Headers(Headers):
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


# --- Faults ---------------------------------------------------------------------------------------


def _mapped(error: Exception, request: Request, timeout: float | None) -> errors.ApiError | None:
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
    detail = errors.excerpt(": ".join(causes[1:])) or error.message  # the first repeats the URL
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
    details = getattr(error, "details", None) or {}
    causes = [
        request.hide(cause["message"].replace(request.url, request.safe_url))
        for cause in details.get("causes") or ()
    ]
    error.message = request.hide(error.message)
    error.args = (error.message,)
    if details:
        details["causes"] = [{"message": text} for text in causes]
    return causes
