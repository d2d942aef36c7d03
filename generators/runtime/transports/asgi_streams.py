"""Answers of an ASGI application in this process, given while the application makes them."""

from __future__ import annotations

import asyncio
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .. import errors
from .asgi import RAISE, RISK, Exchange, fault, out_of_time, scope_of
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

    The application waits until a part of its answer was taken, as it does on a full connection.

    Args:
        app: the application.
        request: what it is asked.
        state: of its lifespan.
        raises: whether what it raises is raised; see `AsyncAsgiTransport`.
    """

    def __init__(
        self, app: AsgiApp, request: Request, state: dict[str, Any], *, raises: bool
    ) -> None:
        super().__init__(request)
        self._app = app
        self._raises = raises
        self._scope = {
            **scope_of(request),
            "state": state,
            "extensions": {RAISE: {}} if raises else {},
        }
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue(1)
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
        """Give the body of the request; then wait until there is nobody left to answer."""
        if not self._asked:
            return await super().receive()
        over = [asyncio.ensure_future(event.wait()) for event in (self.complete, self._gone)]
        try:
            await asyncio.wait(over, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in over:
                one.cancel()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Take one part of the answer and wait until it was taken from here."""
        await super().send(message)
        parts, self._parts = self._parts, []
        self._begun.set()
        for part in parts:
            if part:
                await self._put(part)

    async def _put(self, part: bytes | None) -> None:
        if not self._gone.is_set():
            await self._waiting.put(part)

    # --- The other side ---------------------------------------------------------------------------

    async def head(self, timeout: float | None) -> AsyncStreamedResponse:
        """Return the answer when it has begun.

        Raises:
            TransportError: there is none.
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
        bodiless = self._request.method == "HEAD" or self.status in {204, 304}
        coding = headers.get("content-encoding", "").strip().lower()
        unpacked: Any = None
        if coding in {"gzip", "x-gzip", "deflate"}:
            unpacked = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either, by its head
        while True:
            try:
                async with asyncio.timeout(timeout):
                    part = await self._waiting.get()
            except TimeoutError:
                raise out_of_time(self._request, timeout) from None
            if part is None:
                break
            if not bodiless:
                yield part if unpacked is None else self._unpacked(unpacked, part)
        if self._error is not None and self._raises:
            raise self._error
        if not self.complete.is_set():
            raise self._broken("half an answer")

    def _unpacked(self, unpacking: Any, part: bytes) -> bytes:
        try:
            text: bytes = unpacking.decompress(part)
        except zlib.error as error:
            text_ = f"the response cannot be decompressed: {error}"
            raise fault(errors.DecodeError, self._request, text_) from error
        return text

    def _broken(self, what: str) -> errors.ConnectionLost:
        text = f"the application gave {what}; {RISK}"
        return fault(errors.ConnectionLost, self._request, text)

    async def leave(self) -> None:
        """Tell the application that the client has gone, and wait for its end."""
        self._gone.set()
        while not self._waiting.empty():
            self._waiting.get_nowait()
        if not self._task.done():
            await asyncio.wait({self._task}, timeout=_PATIENCE)
            self._task.cancel()
            await asyncio.wait({self._task})


def in_loop(
    run: Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any],
    streamed: AsyncStreamedResponse,
) -> StreamedResponse:
    """Return an answer for a caller outside the event loop it belongs to.

    Args:
        run: runs what it is given in that loop and returns the result.
        streamed: the answer there.
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
