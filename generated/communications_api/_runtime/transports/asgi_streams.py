"""Responses of an ASGI application in this process, read while the application sends them."""

from __future__ import annotations

import asyncio
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .. import errors
from ..responses import WITHOUT_LENGTH
from . import fault
from .asgi_exchange import RAISE, RISK, Exchange, out_of_time, scope_of
from .base import Headers
from .streamed import AsyncStreamedResponse, StreamedResponse, only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator

    from .asgi import AsgiApp, Message
    from .base import Request

_PATIENCE = 5.0
"""Seconds for an application to end after the client has gone; then it is cancelled."""


class LiveExchange(Exchange):
    """What the application receives and sends for one request, each part handed on when asked for.

    The application waits until a part of its response was taken, as it does on a full connection.

    Args:
        app: the application.
        request: the request.
        state: of the application's lifespan.
        raises: whether exceptions of the application are raised; see `AsyncAsgiTransport`.
    """

    def __init__(
        self, app: AsgiApp, request: Request, state: dict[str, Any], *, raises: bool
    ) -> None:
        super().__init__(request)
        self._limit = None  # nothing is kept of what was taken
        self._app = app
        self._raises = raises
        self._scope: dict[str, Any] = {
            **scope_of(request),
            "state": state,
            "extensions": {RAISE: {}} if raises else {},
        }
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(1)
        self._begun = asyncio.Event()
        self._gone = asyncio.Event()
        self._error: Exception | None = None
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        try:
            await self._app(self._scope, self.receive, self.send)
        except Exception as error:
            self._error = error
        finally:
            self._begun.set()
        await self._put(None)

    async def receive(self) -> Message:
        """Return the body of the request; then wait until the client has the response or left."""
        if not self._body_received:
            return await super().receive()
        waits = [asyncio.ensure_future(event.wait()) for event in (self.complete, self._gone)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Take one message of the response and wait until the client has read it."""
        await super().send(message)
        parts, self._parts = self._parts, []
        self._begun.set()
        for part in parts:
            if part:
                await self._put(part)

    async def _put(self, part: bytes | None) -> None:
        if not self._gone.is_set():
            await self._queue.put(part)

    # --- The client's side ------------------------------------------------------------------------

    async def head(self, timeout: float | None) -> AsyncStreamedResponse:
        """Return the response when it has begun.

        Raises:
            TransportError: no response came.
            Exception: what the application raised.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._begun.wait()
        except BaseException as error:
            await self.leave()
            if isinstance(error, TimeoutError):
                raise out_of_time(self._request, timeout) from None
            raise
        if self.status is None:
            if self._error is None:
                raise self._broken("no answer")
            if self._raises:
                raise self._error
            fields = Headers([("content-type", "text/plain; charset=utf-8")])
            return AsyncStreamedResponse(500, fields, only(b"Internal Server Error"), self.leave)
        headers = Headers(self._fields)
        chunks = self._chunks(headers, timeout)
        return AsyncStreamedResponse(self.status, headers, chunks, self.leave)

    async def _chunks(self, headers: Headers, timeout: float | None) -> AsyncIterator[bytes]:
        bodiless = self._request.method == "HEAD" or self.status in WITHOUT_LENGTH
        coding = headers.get("content-encoding", "").strip().lower()
        decompressor: Any = None
        if coding in {"gzip", "x-gzip", "deflate"}:
            decompressor = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either, by its head
        while True:
            try:
                async with asyncio.timeout(timeout):
                    part = await self._queue.get()
            except TimeoutError:
                raise out_of_time(self._request, timeout) from None
            if part is None:
                break
            if not bodiless:
                yield part if decompressor is None else self._decompressed(decompressor, part)
        if self._error is not None and self._raises:
            raise self._error
        if not self.complete.is_set():
            raise self._broken("half an answer")

    def _decompressed(self, decompressor: Any, part: bytes) -> bytes:
        try:
            content: bytes = decompressor.decompress(part)
        except zlib.error as error:
            text = f"the response cannot be decompressed: {error}"
            raise fault(errors.DecodeError, self._request, text) from error
        return content

    def _broken(self, result: str) -> errors.ConnectionLost:
        text = f"the application gave {result}; {RISK}"
        return fault(errors.ConnectionLost, self._request, text)

    async def leave(self) -> None:
        """Tell the application that the client has gone, and wait for its end."""
        self._gone.set()
        while not self._queue.empty():
            self._queue.get_nowait()
        if not self._task.done():
            await asyncio.wait({self._task}, timeout=_PATIENCE)
            self._task.cancel()
            await asyncio.wait({self._task})


def in_loop(
    run: Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any],
    streamed: AsyncStreamedResponse,
) -> StreamedResponse:
    """Return a response for a caller outside the event loop it belongs to.

    Args:
        run: runs a coroutine in that loop and returns its result.
        streamed: the response in that loop.
    """

    def chunks() -> Iterator[bytes]:
        while True:
            chunk = run(lambda: _next(streamed))
            if chunk is None:
                return
            yield chunk

    def close() -> None:
        with suppress(errors.ClientClosed):  # it has ended with its loop
            run(streamed.aclose)

    return StreamedResponse(streamed.status, streamed.headers, chunks(), close)


async def _next(streamed: AsyncStreamedResponse) -> bytes | None:
    return await anext(streamed.chunks, None)
