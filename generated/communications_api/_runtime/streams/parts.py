"""Bodies that are read in parts, of any operation: what `with_streaming_response` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..transports.base import Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
    from types import TracebackType

    from ..transports.base import Request
    from ..transports.streamed import AsyncStreamedResponse, StreamedResponse

ResultT = TypeVar("ResultT")


class StreamingResponse(Generic[ResultT]):
    """An answer with status 2xx whose body is read in parts; from `with_streaming_response`.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        request: what was answered.
    """

    def __init__(
        self,
        request: Request,
        streamed: StreamedResponse,
        parse: Callable[[Response], ResultT],
    ) -> None:
        self.status = streamed.status
        self.headers: Mapping[str, str] = streamed.headers
        self.request = request
        self._streamed = streamed
        self._parse = parse

    def iter_bytes(self) -> Iterator[bytes]:
        """Give the body, decompressed, in the parts in which it comes.

        Raises:
            TransportError: it broke off.
        """
        yield from self._streamed.chunks

    def iter_lines(self) -> Iterator[str]:
        """Give the lines of a text in UTF-8, without their ends (LF or CRLF)."""
        lines = _Lines()
        for chunk in self._streamed.chunks:
            yield from lines.feed(chunk)
        yield from lines.end()

    def read(self) -> bytes:
        """Return (the rest of) the body."""
        return b"".join(self._streamed.chunks)

    def parse(self) -> ResultT:
        """Read the body and return what the call would have returned.

        Raises:
            ApiError: what the call would have raised.
        """
        return self._parse(Response(self.status, self.headers, self.read()))

    def close(self) -> None:
        """Let go of the connection."""
        self._streamed.close()


class AsyncStreamingResponse(Generic[ResultT]):
    """An answer with status 2xx whose body is read in parts; see `StreamingResponse`."""

    def __init__(
        self,
        request: Request,
        streamed: AsyncStreamedResponse,
        parse: Callable[[Response], ResultT],
    ) -> None:
        self.status = streamed.status
        self.headers: Mapping[str, str] = streamed.headers
        self.request = request
        self._streamed = streamed
        self._parse = parse

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the body, decompressed, in the parts in which it comes."""
        async for chunk in self._streamed.chunks:
            yield chunk

    async def iter_lines(self) -> AsyncIterator[str]:
        """Give the lines of a text in UTF-8, without their ends (LF or CRLF)."""
        lines = _Lines()
        async for chunk in self._streamed.chunks:
            for line in lines.feed(chunk):
                yield line
        for line in lines.end():
            yield line

    async def read(self) -> bytes:
        """Return (the rest of) the body."""
        return b"".join([chunk async for chunk in self._streamed.chunks])

    async def parse(self) -> ResultT:
        """Read the body and return what the call would have returned."""
        return self._parse(Response(self.status, self.headers, await self.read()))

    async def aclose(self) -> None:
        """Let go of the connection."""
        await self._streamed.aclose()


class Opening(Generic[ResultT]):
    """A call that is made on entering a `with` statement, and let go of on leaving it."""

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


class AsyncOpening(Generic[ResultT]):
    """A call that is made on entering an `async with` statement, and let go of on leaving it."""

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


class _Lines:
    """Cuts chunks into lines of text."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[str]:
        first, *others = chunk.split(b"\n")
        self._parts.append(first)
        if others:
            whole_line = b"".join(self._parts)
            self._parts = [others[-1]]
            for line in (whole_line, *others[:-1]):
                yield line.removesuffix(b"\r").decode("utf-8", "replace")

    def end(self) -> Iterator[str]:
        rest, self._parts = b"".join(self._parts), []
        if rest:
            yield rest.decode("utf-8", "replace")
