"""Streams: answers that are written while the handler makes them.

A handler gives an asynchronous iterator of items, or of bytes, usually by being an asynchronous
generator; an ordinary iterator is run in a thread. Nothing is sent before the first item is there,
so that what goes wrong until then is answered like any other error. What goes wrong later ends the
connection before the end of the answer: the client sees that it broke off. A client that goes away
ends the handler: what it waits for is cancelled, and it is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from starlette.concurrency import iterate_in_threadpool

from ..media_types import essence
from ..parameters.incoming import close_files
from ..streams.item_writing import SequenceWriter
from ..validation.problems import new_id
from .problems import logger

if TYPE_CHECKING:
    from starlette.types import Receive, Send

    from ..operations import Media
    from .replies import RawHeaders

_NOTHING = object()


def is_iterator(value: object) -> bool:
    """Whether what a handler returned gives its items one by one."""
    return isinstance(value, (AsyncIterator, Iterator))


def _is_text(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview))


class BytesWriter:
    """Writes parts of a body that has no type: bytes.

    Args:
        media: the facts.
        content_type: header.
    """

    def __init__(self, media: Media, content_type: bytes) -> None:
        self.essence = essence(media.content_type)
        self.content_type = content_type

    def write(self, item: Any) -> bytes:
        """Return a part as bytes.

        Raises:
            TypeError: it is something else.
        """
        if not _is_text(item):
            raise TypeError(f"a part of this body must be bytes, not {type(item).__name__}")
        return bytes(item)


class StreamedAnswer:
    """An answer whose body is still being made; its first part is there.

    Args:
        status: HTTP status.
        headers: as ASGI has them.
        items: what the handler gives.
        writer: of items.
        operation_id: for the log.

    Attributes:
        files: of the request, closed when the answer is sent; None where there are none.
    """

    def __init__(
        self,
        status: int,
        headers: RawHeaders,
        items: Any,
        writer: SequenceWriter | BytesWriter,
        operation_id: str,
    ) -> None:
        self.status = status
        self.headers = headers
        self._items: AsyncIterator[Any] = (
            items if isinstance(items, AsyncIterator) else iterate_in_threadpool(items)
        )
        self._source: Any = items
        self._writer = writer
        self._id = operation_id
        self._first: Any = _NOTHING
        self._count = 0
        self.files: list[BinaryIO] | None = None

    async def begin(self) -> None:
        """Make the first part, before anything is sent.

        Raises:
            Exception: what the handler raised.
            ValueError: what it gave cannot be written.
        """
        try:
            self._first = await self._next()
        except BaseException:
            await self._close()
            raise

    async def _next(self) -> Any:
        item = await anext(self._items, _NOTHING)
        if item is _NOTHING:
            return _NOTHING
        self._count += 1
        return self._writer.write(item)

    async def _close(self) -> None:
        """Close what the handler gave; it may have been closed before."""
        close = getattr(self._items, "aclose", None)
        if close is not None:
            await close()
        close = None if self._source is self._items else getattr(self._source, "close", None)
        if close is not None:
            close()

    async def send(self, send: Send, receive: Receive, *, sends_body: bool) -> None:
        """Send the answer to its end, or until the client goes away.

        Raises:
            Exception: what the handler raised, after a part of the answer was sent.
        """
        try:
            await self._send(send, receive, sends_body=sends_body)
        finally:
            close_files(self.files or ())

    async def _send(self, send: Send, receive: Receive, *, sends_body: bool) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        producer = asyncio.ensure_future(self._produce(send, sends_body=sends_body))
        listener = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({producer, listener}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (listener, producer):
                task.cancel()
            await asyncio.wait({listener, producer})
        if not producer.cancelled() and (error := producer.exception()) is not None:
            raise error

    async def _produce(self, send: Send, *, sends_body: bool) -> None:
        try:
            part = self._first
            while part is not _NOTHING and sends_body:
                await send({"type": "http.response.body", "body": part, "more_body": True})
                # A handler that never waits, and a connection that takes all, would keep the event
                # loop from everything else: also from seeing that the client has gone.
                await asyncio.sleep(0)
                part = await self._next()
        except Exception as error:
            text = "%s: %s failed after part %d of its answer was made"
            logger.error(text, new_id(), self._id, self._count, exc_info=error)
            raise
        finally:
            await self._close()
        end = self._writer.end() if isinstance(self._writer, SequenceWriter) else b""
        await send({"type": "http.response.body", "body": end if sends_body else b""})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
