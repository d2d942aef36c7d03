"""Responses that a caller reads while they arrive: item by item, or as bytes and lines.

`timeout` holds for each wait for a further part; `total_timeout` and retries end when the head of
the response has arrived: after that, the request is never sent again. A stream is closed when it
ends, when anything goes wrong with it, by `aclose`, and by leaving its `async with` statement.

`client.opening` opens these responses; `chunks` makes items of chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..transports.base import Response
from .chunks import NOTHING, Lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from types import TracebackType
    from typing import Self

    from ..transports.base import Request
    from ..transports.streamed import AsyncStreamedResponse
    from .chunks import Reading
    from .events import ServerSentEvent

ItemT_co = TypeVar("ItemT_co", covariant=True)
ResultT = TypeVar("ResultT")


# --- Streams of items -----------------------------------------------------------------------------


class AsyncStream(Generic[ItemT_co]):
    """The items of a response, one after the other, as they arrive: to be iterated once.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: the request that was sent.

    Iterating raises a `DecodeError` for an item that is not as declared, with its number, and a
    `TransportError` where the response breaks off.
    """

    def __init__(self, reading: Reading, streamed: AsyncStreamedResponse) -> None:
        self.status: int = reading.status
        self.headers: Mapping[str, str] = reading.headers
        self.request: Request = reading.request
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
    """Server-sent events: iterating gives the data of each, `events` whole events."""

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


def async_stream_of(reading: Reading, streamed: AsyncStreamedResponse) -> AsyncStream[Any]:
    """Return the stream of a response."""
    return (AsyncEventStream if reading.is_events else AsyncStream)(reading, streamed)


# --- Bodies that are read in parts ----------------------------------------------------------------


class AsyncStreamingResponse(Generic[ResultT]):
    """A response with status 2xx whose body is read in parts; from `with_streaming_response`.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: the request that was sent.
    """

    def __init__(
        self,
        request: Request,
        streamed: AsyncStreamedResponse,
        parse: Callable[[Response], ResultT],
    ) -> None:
        self.status: int = streamed.status
        self.headers: Mapping[str, str] = streamed.headers
        self.request: Request = request
        self._streamed = streamed
        self._parse = parse

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the body, decompressed, in the parts in which it arrives.

        Raises:
            TransportError: it broke off.
        """
        async for chunk in self._streamed.chunks:
            yield chunk

    async def iter_lines(self) -> AsyncIterator[str]:
        """Give the lines of a text in UTF-8, without their ends (LF or CRLF).

        Raises:
            TransportError: the body broke off.
        """
        lines = Lines()
        async for chunk in self._streamed.chunks:
            for line in lines.feed(chunk):
                yield line
        for line in lines.end():
            yield line

    async def read(self) -> bytes:
        """Return (the rest of) the body.

        Raises:
            TransportError: it broke off.
        """
        return b"".join([chunk async for chunk in self._streamed.chunks])

    async def parse(self) -> ResultT:
        """Read the body and return what the call would have returned.

        Raises:
            ApiError: what the call would have raised.
        """
        return self._parse(Response(self.status, self.headers, await self.read()))

    async def aclose(self) -> None:
        """Release the connection."""
        await self._streamed.aclose()


class AsyncOpening(Generic[ResultT]):
    """A call that is made on entering an `async with` statement and closed on leaving it."""

    def __init__(self, call: Callable[[], Awaitable[AsyncStreamingResponse[ResultT]]]) -> None:
        self._call = call
        self._response: AsyncStreamingResponse[ResultT] | None = None

    async def __aenter__(self) -> AsyncStreamingResponse[ResultT]:
        self._response = await self._call()
        return self._response

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.aclose()
