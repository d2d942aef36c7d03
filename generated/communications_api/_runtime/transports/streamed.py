"""Responses that are read while they arrive.

`send` is all that a transport needs. Where it also has `stream`, streams arrive item by item and
large bodies chunk by chunk; otherwise they are read whole first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from .base import Headers, Request


class StreamedResponse:
    """One response whose head has arrived. Close it, whether or not it was read to its end.

    Attributes:
        status: HTTP status code.
        headers: header fields.
        chunks: the body, decompressed, as it arrives; raises a `TransportError` if it breaks off.
    """

    __slots__ = ("_close", "chunks", "headers", "status")

    def __init__(
        self, status: int, headers: Headers, chunks: Iterator[bytes], close: Callable[[], object]
    ) -> None:
        self.status: int = status
        self.headers: Headers = headers
        self.chunks: Iterator[bytes] = chunks
        self._close = close

    def close(self) -> None:
        """Give the connection back, or end it where the body was not read to its end."""
        try:
            getattr(self.chunks, "close", nothing)()
        finally:
            self._close()


class AsyncStreamedResponse:
    """One response whose head has arrived; see `StreamedResponse`."""

    __slots__ = ("_close", "chunks", "headers", "status")

    def __init__(
        self,
        status: int,
        headers: Headers,
        chunks: AsyncIterator[bytes],
        close: Callable[[], Awaitable[object]],
    ) -> None:
        self.status: int = status
        self.headers: Headers = headers
        self.chunks: AsyncIterator[bytes] = chunks
        self._close = close

    async def aclose(self) -> None:
        """Give the connection back, or end it where the body was not read to its end."""
        try:
            await getattr(self.chunks, "aclose", async_nothing)()
        finally:
            await self._close()


class StreamingTransport(Protocol):
    """A transport that can also return a response while it arrives."""

    def stream(self, request: Request, *, timeout: float | None) -> StreamedResponse:
        """Send a request and read the head of its response.

        Args:
            request: what to send. Its `deadline` holds until the head has come.
            timeout: seconds for each wait: for the head, and for each further part of the body;
                None for no limit.

        Raises:
            TransportError: or one of its subclasses, where no response came.
        """
        ...


class AsyncStreamingTransport(Protocol):
    """A transport for event loops that can do so; see `StreamingTransport`."""

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Do what `StreamingTransport.stream` does; the caller checks the deadline."""
        ...


async def only(*chunks: bytes) -> AsyncIterator[bytes]:
    """Yield these chunks."""
    for chunk in chunks:
        yield chunk


def nothing() -> None:
    """Close nothing."""


async def async_nothing() -> None:
    """Close nothing."""
