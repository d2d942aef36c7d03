"""Streams: answers whose items are given while they come, and bodies that are read in parts.

`timeout` holds for each wait for a further part, `total_timeout` until the head of the answer has
come, and so do retries: what has begun to arrive is never asked for again. A stream is closed when
it ends, when anything goes wrong with it, by `close` and by leaving its `with` statement.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from pydantic import ValidationError

from ..errors import DecodeError, problems_of
from ..media_types import select
from .events import ServerSentEvent
from .items import UNLISTED, streams_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from typing import Self

    from ..operations import Operation
    from ..transports.base import Request
    from ..transports.streamed import AsyncStreamedResponse, StreamedResponse
    from .items import ItemReader, Raw

ItemT_co = TypeVar("ItemT_co", covariant=True)
NOTHING: Final = object()
"""What is taken where nothing is there."""


class Look:
    """What is done with items besides giving them; made by the client.

    Args:
        item: is given each item.
        unlisted: is given the name of an event that the document does not list.
    """

    __slots__ = ("item", "unlisted")

    def __init__(self, item: Callable[[Any], None], unlisted: Callable[[str], None]) -> None:
        self.item = item
        self.unlisted = unlisted


class Reading:
    """One answer that is being read as a stream: everything but the reading of chunks.

    Args:
        operation: what was called.
        request: what was sent.
        status: of the answer, 2xx.
        headers: of the answer.
        look: see there.
        body: all of the answer where it is known already, for errors.

    Raises:
        DecodeError: the answer is none of the declared streams.
    """

    def __init__(
        self,
        operation: Operation[Any],
        request: Request,
        status: int,
        headers: Mapping[str, str],
        look: Look,
        body: bytes = b"",
    ) -> None:
        self.request = request
        self.status = status
        self.headers = headers
        self.count = 0
        self._look = look
        self._ready: deque[Raw] = deque()
        streams = streams_of(operation)
        self.is_over = streams.is_bodiless(status) or request.method == "HEAD"
        readers = streams.readers(status)
        content_type = headers.get("content-type", "")
        found: ItemReader | None = None
        if readers is not None and content_type:
            found = select(readers, content_type)
        elif readers is not None and len(readers) == 1:
            found = readers[0]
        if found is None and not self.is_over:
            raise self._other(readers, content_type, body)
        self.is_events = streams.is_events if found is None else found.framing.is_events
        self._reader = found
        self._cutter = found.cutter() if found is not None else None

    def _other(
        self, readers: tuple[ItemReader, ...] | None, content_type: str, body: bytes
    ) -> DecodeError:
        if readers is None:
            return self.error(f"the document does not declare status {self.status}", body)
        came = repr(content_type) if content_type else "no content type"
        listed = ", ".join(reader.essence for reader in readers) or "no stream"
        return self.error(f"it came with {came}, the document declares {listed}", body)

    def error(self, text: str, body: bytes, **more: Any) -> DecodeError:
        """Return the error for an answer, or an item, that is not as the document says."""
        request = self.request
        at = f"{request.operation_id}: {request.method} {request.safe_url} answered {self.status}"
        return DecodeError(
            f"{at}, but {request.hide(text)}",
            operation_id=request.operation_id,
            method=request.method,
            url=request.safe_url,
            status=self.status,
            headers=self.headers,
            body=body,
            **more,
        )

    def feed(self, chunk: bytes | None) -> None:
        """Take a part of the body; None for its end."""
        self.is_over = chunk is None
        if self._cutter is not None:
            self._ready += self._cutter.end() if chunk is None else self._cutter.feed(chunk)

    def take(self) -> Any:
        """Return the next item that is there; `NOTHING` where there is none (yet).

        Raises:
            DecodeError: it is not as declared.
        """
        while self._ready:
            raw = self._ready.popleft()
            assert self._reader is not None  # noqa: S101 - or nothing would have been cut
            if self._reader.end and not isinstance(raw, bytes) and raw.data == self._reader.end:
                self._ready.clear()
                self.is_over = True
                break
            self.count += 1
            try:
                item = self._reader.read(raw)
            except ValidationError as error:
                raise self._malformed(raw, error) from None
            if item is not UNLISTED:
                self._look.item(item.data if isinstance(item, ServerSentEvent) else item)
                return item
            if not isinstance(raw, bytes):
                self._look.unlisted(raw.event)
        return NOTHING

    def _malformed(self, raw: Raw, error: ValidationError) -> DecodeError:
        problems = tuple(problems_of(error))
        listed = "; ".join(f"{where or 'the item'}: {said}" for where, said in problems[:5])
        more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
        body = raw if isinstance(raw, bytes) else raw.data.encode()
        text = f"item {self.count} is not as declared: {listed}{more}"
        return self.error(text, body, problems=problems)


# --- Streams of items -----------------------------------------------------------------------------


class Stream(Generic[ItemT_co]):
    """The items of an answer, one after the other, as they come: to be iterated once.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: what was answered.

    Iterating raises a `DecodeError` for an item that is not as declared, with its number, and a
    `TransportError` where the answer breaks off.
    """

    def __init__(self, reading: Reading, streamed: StreamedResponse) -> None:
        self.status = reading.status
        self.headers = reading.headers
        self.request = reading.request
        self._reading = reading
        self._streamed: StreamedResponse | None = streamed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.request.operation_id}, {self.status}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the stream: the connection is given back, or closed where more was to come."""
        streamed, self._streamed = self._streamed, None
        if streamed is not None:
            streamed.close()

    def __iter__(self) -> Iterator[ItemT_co]:
        return self

    def __next__(self) -> ItemT_co:
        return cast("ItemT_co", self._next())

    def _next(self) -> Any:
        while self._streamed is not None:
            try:
                item = self._reading.take()
                if item is not NOTHING:
                    return item
                if self._reading.is_over:
                    break
                self._reading.feed(next(self._streamed.chunks, None))
            except BaseException:
                self.close()
                raise
        self.close()
        raise StopIteration


class EventStream(Stream[ItemT_co]):
    """Server-sent events: iterating gives the data of each, `events` all that was said."""

    def __next__(self) -> ItemT_co:
        return cast("ItemT_co", self._next().data)

    def events(self) -> Iterator[ServerSentEvent[ItemT_co]]:
        """Give the events, each with its typed data, name, id and retry."""
        while True:
            try:
                event: ServerSentEvent[ItemT_co] = self._next()
            except StopIteration:
                return
            yield event


class AsyncStream(Generic[ItemT_co]):
    """The items of an answer, one after the other, as they come; see `Stream`."""

    def __init__(self, reading: Reading, streamed: AsyncStreamedResponse) -> None:
        self.status = reading.status
        self.headers = reading.headers
        self.request = reading.request
        self._reading = reading
        self._streamed: AsyncStreamedResponse | None = streamed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.request.operation_id}, {self.status}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the stream: the connection is given back, or closed where more was to come."""
        streamed, self._streamed = self._streamed, None
        if streamed is not None:
            await streamed.aclose()

    def __aiter__(self) -> AsyncIterator[ItemT_co]:
        return self

    async def __anext__(self) -> ItemT_co:
        return cast("ItemT_co", await self._next())

    async def _next(self) -> Any:
        while self._streamed is not None:
            try:
                item = self._reading.take()
                if item is not NOTHING:
                    return item
                if self._reading.is_over:
                    break
                self._reading.feed(await anext(self._streamed.chunks, None))
            except BaseException:
                await self.aclose()
                raise
        await self.aclose()
        raise StopAsyncIteration


class AsyncEventStream(AsyncStream[ItemT_co]):
    """Server-sent events: iterating gives the data of each, `events` all that was said."""

    async def __anext__(self) -> ItemT_co:
        return cast("ItemT_co", (await self._next()).data)

    async def events(self) -> AsyncIterator[ServerSentEvent[ItemT_co]]:
        """Give the events, each with its typed data, name, id and retry."""
        while True:
            try:
                event: ServerSentEvent[ItemT_co] = await self._next()
            except StopAsyncIteration:
                return
            yield event


def stream_of(reading: Reading, streamed: StreamedResponse) -> Stream[Any]:
    """Return the stream of an answer."""
    return (EventStream if reading.is_events else Stream)(reading, streamed)


def async_stream_of(reading: Reading, streamed: AsyncStreamedResponse) -> AsyncStream[Any]:
    """Return the stream of an answer."""
    return (AsyncEventStream if reading.is_events else AsyncStream)(reading, streamed)
