"""Opening answers that are read while they come; see `opening`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..streams.async_streams import AsyncStreamingResponse, async_stream_of
from ..transports.base import Response
from ..transports.gathering import async_gathered
from ..transports.streamed import AsyncStreamedResponse, async_nothing
from .opening import OpenResponse, body_of, headers_of, is_worth_reading, reading_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from ..operations import Operation
    from ..streams.async_streams import AsyncStream
    from ..transports.base import AsyncTransport, Request
    from ..transports.streamed import AsyncStreamingTransport
    from .async_client import AsyncClientBase
    from .groups import PlannedCall
    from .options import Settings

ResultT = TypeVar("ResultT")


class AsyncOpener:
    """A transport for one call: of an answer with status 2xx the body is left to be read.

    Args:
        transport: what sends.
        timeout: seconds for each wait; None for no limit.
    """

    def __init__(self, transport: AsyncTransport, timeout: float | None) -> None:
        self._transport = transport
        self._timeout = timeout
        self._open: AsyncStreamedResponse | None = None

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request and read its response, save for the body of a success.

        Args:
            request: what to send.
            timeout: seconds, where the transport reads a response only as a whole.

        Raises:
            TransportError: no response came.
        """
        await self.aclose()  # what a further attempt takes the place of
        streamed = await self._streamed(request, timeout)
        if 200 <= streamed.status <= 299:
            self._open = streamed
            return OpenResponse(streamed)
        try:
            content = await async_gathered(request, streamed.chunks)
            return Response(streamed.status, streamed.headers, content)
        finally:
            await streamed.aclose()

    async def _streamed(self, request: Request, timeout: float | None) -> AsyncStreamedResponse:
        transport = self._transport
        if hasattr(transport, "stream"):
            streaming = cast("AsyncStreamingTransport", transport)
            return await streaming.stream(request, timeout=self._timeout)
        return _in_parts(await transport.send(request, timeout=timeout))

    async def aclose(self) -> None:
        """Close what is open and was not taken."""
        streamed, self._open = self._open, None
        if streamed is not None:
            await streamed.aclose()


async def open_body(
    client: AsyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> AsyncStreamedResponse:
    """Send a request and return what gives the body of its answer.

    Raises:
        ApiError: there is no answer, or it is no success.
    """
    transport = client._transport or client._opened(operation.id)  # pyright: ignore[reportPrivateUsage] - of the client
    opener = AsyncOpener(transport, settings.timeout)
    try:
        response = await client._answer(request, settings, opener)  # pyright: ignore[reportPrivateUsage] - of the client
        return cast("AsyncStreamedResponse", body_of(operation, request, response))
    except BaseException:
        await opener.aclose()
        raise


async def open_stream(
    client: AsyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> AsyncStream[Any]:
    """Send a request and return the stream of the items of its answer.

    Raises:
        ApiError: there is no answer, or it is none of the declared streams.
    """
    streamed = await open_body(client, operation, request, settings)
    try:
        body = b""
        if is_worth_reading(operation, streamed.status, streamed.headers):
            body = await async_gathered(request, streamed.chunks)
        return async_stream_of(reading_of(client, operation, request, streamed, body), streamed)
    except BaseException:
        await streamed.aclose()
        raise


async def open_response(
    client: AsyncClientBase, call: PlannedCall[ResultT], request: Request, settings: Settings
) -> AsyncStreamingResponse[ResultT]:
    """Send the request of a call and return its answer, whose body is read in parts.

    Raises:
        ApiError: there is no answer, or it is no success.
    """
    operation = call.operation
    streamed = await open_body(client, operation, request, settings)
    if call.is_stream:
        parse = whole_stream(client, operation, request)
        return AsyncStreamingResponse(request, streamed, parse)

    def finish(response: Response) -> ResultT:
        return client._finished(operation, request, response, settings)  # pyright: ignore[reportPrivateUsage] - of the client

    return AsyncStreamingResponse(request, streamed, finish)


def whole_stream(
    client: AsyncClientBase, operation: Operation[Any], request: Request
) -> Callable[[Response], Any]:
    """Return what makes a stream of an answer that was read whole."""

    def parse(response: Response) -> AsyncStream[Any]:
        streamed = _in_parts(response)
        reading = reading_of(client, operation, request, streamed, response.content)
        return async_stream_of(reading, streamed)

    return parse


def _in_parts(response: Response) -> AsyncStreamedResponse:
    """Return an answer that was read whole as one that is read in parts."""

    async def chunks() -> AsyncIterator[bytes]:
        yield response.content

    return AsyncStreamedResponse(response.status, headers_of(response), chunks(), async_nothing)
