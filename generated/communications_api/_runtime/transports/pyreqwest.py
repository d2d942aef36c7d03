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
from typing import TYPE_CHECKING, Generic, TypeVar

from .. import errors
from . import CLOSED, fault, need
from .base import Response
from .gathering import async_gathered, gathered, is_surely_small
from .pyreqwest_messages import LazyHeaders, filled, mapped, seconds
from .streamed import AsyncStreamedResponse, StreamedResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
    from pyreqwest.response import Response as PyreqwestResponse
    from pyreqwest.response import SyncResponse

    from .base import Request

    AnyBuilder = TypeVar("AnyBuilder", ClientBuilder, SyncClientBuilder)

ClientT = TypeVar("ClientT")

_CONNECT_TIMEOUT = 10.0
_MAX_CONNECTIONS = 100
_BUFFER = 65536  # bytes of a response that are read ahead
_IDLE = 5.0  # seconds; a connection that was idle for long may be about to be closed by the server
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
                builder = _with_defaults(SyncClientBuilder()).read_timeout(seconds(timeout))
                stream_client = self._stream_clients[timeout] = _plain(builder).build()
            return stream_client

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`. The limit holds for the whole call."""
        client = self._client
        if client is None or self._process != os.getpid():
            client = self._opened(request)
        builder = filled(client.request, request, timeout)
        outgoing = builder.streamed_read_buffer_limit(_BUFFER).build_streamed()
        try:
            with outgoing as response:
                headers = LazyHeaders(response.headers)
                if is_surely_small(request, headers):
                    content = response.bytes().to_bytes()
                else:
                    content = gathered(request, _chunks(response))
                return Response(response.status, headers, content)
        except Exception as error:
            known = mapped(error, request, timeout)
            if known is None:
                raise
            raise known from error
        finally:  # connections stay open for as long as a traceback refers to the client
            del client, outgoing

    def stream(self, request: Request, *, timeout: float | None) -> StreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        client = self._for_streams(request, timeout)
        builder = filled(client.request, request, None)
        outgoing = builder.streamed_read_buffer_limit(0).build_streamed()
        try:
            response = outgoing.__enter__()
        except Exception as error:
            known = mapped(error, request, timeout)
            if known is None:
                raise
            raise known from error

        def chunks() -> Iterator[bytes]:
            try:
                yield from _chunks(response)
            except Exception as error:
                known = mapped(error, request, timeout)
                if known is None:
                    raise
                raise known from error

        def close() -> None:
            outgoing.__exit__(None, None, None)

        return StreamedResponse(response.status, LazyHeaders(response.headers), chunks(), close)

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
        builder = filled(client.request, request, timeout)
        outgoing = builder.streamed_read_buffer_limit(_BUFFER).build_streamed()
        try:
            async with outgoing as response:
                headers = LazyHeaders(response.headers)
                if is_surely_small(request, headers):
                    content = (await response.bytes()).to_bytes()
                else:
                    content = await async_gathered(request, _async_chunks(response))
                return Response(response.status, headers, content)
        except Exception as error:
            known = mapped(error, request, timeout)
            if known is None:
                raise
            raise known from error
        finally:  # connections stay open for as long as a traceback refers to the client
            del client, outgoing

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        import asyncio

        client = self._opened(request)
        builder = filled(client.request, request, None)
        outgoing = builder.streamed_read_buffer_limit(0).build_streamed()
        try:
            async with asyncio.timeout(timeout):
                response = await outgoing.__aenter__()
        except Exception as error:
            known = mapped(error, request, timeout)
            if known is None:
                raise
            raise known from error

        async def chunks() -> AsyncIterator[bytes]:
            try:
                while True:
                    async with asyncio.timeout(timeout):
                        chunk = await response.body_reader.read_chunk()
                    if chunk is None:
                        return
                    yield chunk.to_bytes()
            except Exception as error:
                known = mapped(error, request, timeout)
                if known is None:
                    raise
                raise known from error

        async def close() -> None:
            await outgoing.__aexit__(None, None, None)

        return AsyncStreamedResponse(
            response.status, LazyHeaders(response.headers), chunks(), close
        )

    async def aclose(self) -> None:
        """Close the connections."""
        client = self._closing()
        if client is not None:
            await client.close()


def _chunks(response: SyncResponse) -> Iterator[bytes]:
    while (chunk := response.body_reader.read_chunk()) is not None:
        yield chunk.to_bytes()


async def _async_chunks(response: PyreqwestResponse) -> AsyncIterator[bytes]:
    while (chunk := await response.body_reader.read_chunk()) is not None:
        yield chunk.to_bytes()


def _with_defaults(builder: AnyBuilder) -> AnyBuilder:
    return (
        builder.connect_timeout(seconds(_CONNECT_TIMEOUT))
        .max_connections(_MAX_CONNECTIONS)
        .pool_idle_timeout(seconds(_IDLE))
    )


def _plain(builder: AnyBuilder) -> AnyBuilder:
    return (
        builder.follow_redirects(enable=False)
        .default_cookie_store(enable=False)
        .referer(enable=False)
        .error_for_status(enable=False)
    )
