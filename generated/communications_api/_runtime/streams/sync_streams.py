# Written by `make sync` from async_streams.py: edit that.
"""Responses that a caller reads while they arrive: item by item, or as bytes and lines.

`timeout` holds for each wait for a further part; `total_timeout` and retries end when the head of
the response has arrived: after that, the request is never sent again. A stream is closed when it
ends, when anything goes wrong with it, by `close`, and by leaving its `with` statement.

`client.opening` opens these responses; `chunks` makes items of chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..transports.base import Response
from .chunks import NOTHING, Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from ..transports.base import Request
    from ..transports.streamed import StreamedResponse
    from .chunks import Reading
    from .events import ServerSentEvent

ItemT_co = TypeVar("ItemT_co", covariant=True)
ResultT = TypeVar("ResultT")


# --- Streams of items -----------------------------------------------------------------------------


class Stream(Generic[ItemT_co]):
    """The items of a response, one after the other, as they arrive: to be iterated once.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: the request that was sent.

    Iterating raises a `DecodeError` for an item that is not as declared, with its number, and a
    `TransportError` where the response breaks off.
    """

    def __init__(self, reading: Reading, streamed: StreamedResponse) -> None:
        self.status: int = reading.status
        self.headers: Mapping[str, str] = reading.headers
        self.request: Request = reading.request
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
    """Server-sent events: iterating gives the data of each, `events` whole events."""

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


def stream_of(reading: Reading, streamed: StreamedResponse) -> Stream[Any]:
    """Return the stream of a response."""
    return (EventStream if reading.is_events else Stream)(reading, streamed)


# --- Bodies that are read in parts ----------------------------------------------------------------


class StreamingResponse(Generic[ResultT]):
    """A response with status 2xx whose body is read in parts; from `with_streaming_response`.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: the request that was sent.
    """

    def __init__(
        self,
        request: Request,
        streamed: StreamedResponse,
        parse: Callable[[Response], ResultT],
    ) -> None:
        self.status: int = streamed.status
        self.headers: Mapping[str, str] = streamed.headers
        self.request: Request = request
        self._streamed = streamed
        self._parse = parse

    def iter_bytes(self) -> Iterator[bytes]:
        """Give the body, decompressed, in the parts in which it arrives.

        Raises:
            TransportError: it broke off.
        """
        yield from self._streamed.chunks

    def iter_lines(self) -> Iterator[str]:
        """Give the lines of a text in UTF-8, without their ends (LF or CRLF).

        Raises:
            TransportError: the body broke off.
        """
        lines = Lines()
        for chunk in self._streamed.chunks:
            for line in lines.feed(chunk):
                yield line
        for line in lines.end():
            yield line

    def read(self) -> bytes:
        """Return (the rest of) the body.

        Raises:
            TransportError: it broke off.
        """
        return b"".join(self._streamed.chunks)

    def parse(self) -> ResultT:
        """Read the body and return what the call would have returned.

        Raises:
            ApiError: what the call would have raised.
        """
        return self._parse(Response(self.status, self.headers, self.read()))

    def close(self) -> None:
        """Release the connection."""
        self._streamed.close()


class Opening(Generic[ResultT]):
    """A call that is made on entering a `with` statement and closed on leaving it."""

    def __init__(self, call: Callable[[], StreamingResponse[ResultT]]) -> None:
        self._call = call
        self._response: StreamingResponse[ResultT] | None = None

    def __enter__(self) -> StreamingResponse[ResultT]:
        self._response = self._call()
        return self._response

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()
