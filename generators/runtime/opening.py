"""Opening answers that are read while they come: the sending half of `streaming`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .decoding import accept, essence, read_response
from .items import streams_of
from .streamed import (
    AsyncStreamedResponse,
    StreamedResponse,
    nothing,
    nothing_async,
    only,
    stream_through,
    stream_through_async,
)
from .transport import Headers, Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operations import Operation
    from .transport import AsyncTransport, Request, Transport

_MOST_SHOWN = 1_000_000
"""Bytes of an answer that is not a stream, although one was asked for, that its error holds."""


class OpenResponse(Response):
    """The head of an answer, as retries and hooks see it, and what gives its body."""

    __slots__ = ("streamed",)

    def __init__(self, streamed: StreamedResponse) -> None:
        super().__init__(streamed.status, streamed.headers)
        self.streamed = streamed


class AsyncOpenResponse(Response):
    """See `OpenResponse`."""

    __slots__ = ("streamed",)

    def __init__(self, streamed: AsyncStreamedResponse) -> None:
        super().__init__(streamed.status, streamed.headers)
        self.streamed = streamed


class Opener:
    """Sends requests of one call; of an answer with status 2xx the body is left to be read.

    Args:
        transport: what sends.
        timeout: seconds for each wait.
    """

    def __init__(self, transport: Transport, timeout: float | None) -> None:
        self._transport = transport
        self._timeout = timeout
        self._open: StreamedResponse | None = None

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Do what `Transport.send` does, save for the body of a success."""
        self.close()  # what a further attempt takes the place of
        streamed = stream_through(self._transport, request, timeout=self._timeout, whole=timeout)
        if 200 <= streamed.status <= 299:
            self._open = streamed
            return OpenResponse(streamed)
        try:
            return Response(streamed.status, streamed.headers, b"".join(streamed.chunks))
        finally:
            streamed.close()

    def close(self) -> None:
        """Close what is open and was not taken."""
        streamed, self._open = self._open, None
        if streamed is not None:
            streamed.close()


class AsyncOpener:
    """See `Opener`."""

    def __init__(self, transport: AsyncTransport, timeout: float | None) -> None:
        self._transport = transport
        self._timeout = timeout
        self._open: AsyncStreamedResponse | None = None

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Do what `Transport.send` does, save for the body of a success."""
        await self.aclose()
        streamed = await stream_through_async(
            self._transport, request, timeout=self._timeout, whole=timeout
        )
        if 200 <= streamed.status <= 299:
            self._open = streamed
            return AsyncOpenResponse(streamed)
        try:
            content = b"".join([chunk async for chunk in streamed.chunks])
            return Response(streamed.status, streamed.headers, content)
        finally:
            await streamed.aclose()

    async def aclose(self) -> None:
        """Close what is open and was not taken."""
        streamed, self._open = self._open, None
        if streamed is not None:
            await streamed.aclose()


def ask_for_stream(request: Request, operation: Operation[Any]) -> None:
    """Have a request ask for the stream of an operation, unless the call says what it accepts."""
    if request.headers.get("Accept") == accept(operation):
        request.headers["Accept"] = streams_of(operation).accept


def opened(operation: Operation[Any], request: Request, response: Response) -> StreamedResponse:
    """Return what gives the body of a success.

    Raises:
        StatusError: it is none.
    """
    request.deadline = None  # it was for the head
    if isinstance(response, OpenResponse):
        return response.streamed
    read_response(operation, request, response)
    raise AssertionError("a success is an open answer")


def opened_async(
    operation: Operation[Any], request: Request, response: Response
) -> AsyncStreamedResponse:
    """Do what `opened` does."""
    request.deadline = None
    if isinstance(response, AsyncOpenResponse):
        return response.streamed
    read_response(operation, request, response)
    raise AssertionError("a success is an open answer")


def is_worth_reading(operation: Operation[Any], status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer is not a stream of the operation, and short enough to show in an error."""
    readers = streams_of(operation).readers(status) or ()
    name = essence(headers.get("content-type", ""))
    if any(reader.essence == name for reader in readers):
        return False
    length = headers.get("content-length", "")
    return length.isascii() and length.isdigit() and int(length) <= _MOST_SHOWN


def whole(response: Response) -> StreamedResponse:
    """Return an answer that was read whole as one that is read in parts."""
    headers = Headers(response.headers.items())
    return StreamedResponse(response.status, headers, iter([response.content]), nothing)


def whole_async(response: Response) -> AsyncStreamedResponse:
    """Return an answer that was read whole as one that is read in parts."""
    headers = Headers(response.headers.items())
    return AsyncStreamedResponse(response.status, headers, only(response.content), nothing_async)
