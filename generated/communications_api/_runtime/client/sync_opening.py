# Written by `make sync` from async_opening.py: edit that.
"""Opening answers that are read while they come; see `opening`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..streams.sync_streams import StreamingResponse, stream_of
from ..transports.base import Response
from ..transports.gathering import gathered
from ..transports.streamed import StreamedResponse, nothing
from .opening import OpenResponse, body_of, headers_of, is_worth_reading, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..operations import Operation
    from ..streams.sync_streams import Stream
    from ..transports.base import Request, Transport
    from ..transports.streamed import StreamingTransport
    from .groups import PlannedCall
    from .options import Settings
    from .sync_client import SyncClientBase

ResultT = TypeVar("ResultT")


class Opener:
    """A transport for one call: of an answer with status 2xx the body is left to be read.

    Args:
        transport: what sends.
        timeout: seconds for each wait; None for no limit.
    """

    def __init__(self, transport: Transport, timeout: float | None) -> None:
        self._transport = transport
        self._timeout = timeout
        self._open: StreamedResponse | None = None

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request and read its response, save for the body of a success.

        Args:
            request: what to send.
            timeout: seconds, where the transport reads a response only as a whole.

        Raises:
            TransportError: no response came.
        """
        self.close()  # what a further attempt takes the place of
        streamed = self._streamed(request, timeout)
        if 200 <= streamed.status <= 299:
            self._open = streamed
            return OpenResponse(streamed)
        try:
            content = gathered(request, streamed.chunks)
            return Response(streamed.status, streamed.headers, content)
        finally:
            streamed.close()

    def _streamed(self, request: Request, timeout: float | None) -> StreamedResponse:
        transport = self._transport
        if hasattr(transport, "stream"):
            streaming = cast("StreamingTransport", transport)
            return streaming.stream(request, timeout=self._timeout)
        return _in_parts(transport.send(request, timeout=timeout))

    def close(self) -> None:
        """Close what is open and was not taken."""
        streamed, self._open = self._open, None
        if streamed is not None:
            streamed.close()


def open_body(
    client: SyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> StreamedResponse:
    """Send a request and return what gives the body of its answer.

    Raises:
        ApiError: there is no answer, or it is no success.
    """
    transport = client._transport or client._opened(operation.id)  # pyright: ignore[reportPrivateUsage] - of the client
    opener = Opener(transport, settings.timeout)
    try:
        response = client._answer(request, settings, opener)  # pyright: ignore[reportPrivateUsage] - of the client
        return cast("StreamedResponse", body_of(operation, request, response))
    except BaseException:
        opener.close()
        raise


def open_stream(
    client: SyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> Stream[Any]:
    """Send a request and return the stream of the items of its answer.

    Raises:
        ApiError: there is no answer, or it is none of the declared streams.
    """
    streamed = open_body(client, operation, request, settings)
    try:
        body = b""
        if is_worth_reading(operation, streamed.status, streamed.headers):
            body = gathered(request, streamed.chunks)
        return stream_of(reading_of(client, operation, request, streamed, body), streamed)
    except BaseException:
        streamed.close()
        raise


def open_response(
    client: SyncClientBase, call: PlannedCall[ResultT], request: Request, settings: Settings
) -> StreamingResponse[ResultT]:
    """Send the request of a call and return its answer, whose body is read in parts.

    Raises:
        ApiError: there is no answer, or it is no success.
    """
    operation = call.operation
    streamed = open_body(client, operation, request, settings)
    if call.is_stream:
        parse = whole_stream(client, operation, request)
        return StreamingResponse(request, streamed, parse)

    def finish(response: Response) -> ResultT:
        return client._finished(operation, request, response, settings)  # pyright: ignore[reportPrivateUsage] - of the client

    return StreamingResponse(request, streamed, finish)


def whole_stream(
    client: SyncClientBase, operation: Operation[Any], request: Request
) -> Callable[[Response], Any]:
    """Return what makes a stream of an answer that was read whole."""

    def parse(response: Response) -> Stream[Any]:
        streamed = _in_parts(response)
        reading = reading_of(client, operation, request, streamed, response.content)
        return stream_of(reading, streamed)

    return parse


def _in_parts(response: Response) -> StreamedResponse:
    """Return an answer that was read whole as one that is read in parts."""

    def chunks() -> Iterator[bytes]:
        yield response.content

    return StreamedResponse(response.status, headers_of(response), chunks(), nothing)
