"""Calls whose answer is read while it comes, for both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..streams.parts import AsyncStreamingResponse, StreamingResponse
from ..streams.streaming import AsyncStream, Reading, Stream, async_stream_of, stream_of
from ..transports.base import Request, Response
from .base import BUILD, RAW, STREAM
from .decoding import read_response
from .opening import (
    AsyncOpener,
    Opener,
    ask_for_stream,
    is_worth_reading,
    opened,
    opened_async,
    whole,
    whole_async,
)
from .raw import raw_response

if TYPE_CHECKING:
    from ..operations import Operation
    from ..transports.streamed import AsyncStreamedResponse, StreamedResponse
    from .clients import AsyncClientBase, SyncClientBase
    from .exchange import Settings

Prepared: TypeAlias = "tuple[Request, Settings, object]"
"""The request, what holds for the call, and what is to come back."""


def _reading(
    client: SyncClientBase | AsyncClientBase,
    operation: Operation[Any],
    request: Request,
    streamed: StreamedResponse | AsyncStreamedResponse,
    body: bytes,
) -> Reading:
    status, headers = streamed.status, streamed.headers
    if not 200 <= status <= 299:
        read_response(operation, request, Response(status, headers, body))
    look = client._look(operation.id)  # noqa: SLF001 - the sending half of that client
    return Reading(operation, request, status, headers, look, body)


# --- Blocking -------------------------------------------------------------------------------------


def call_stream(client: SyncClientBase, operation: Operation[Any], prepared: Prepared) -> Any:
    """Call an operation and return the stream of its items, or what is asked for instead.

    Raises:
        ApiError: see `errors`; no stream began.
    """
    request, settings, mode = prepared
    ask_for_stream(request, operation)
    if mode == BUILD:
        return request

    def parse(response: Response) -> Stream[Any]:
        streamed = whole(response)
        return stream_of(_reading(client, operation, request, streamed, response.content), streamed)

    if mode == RAW:
        transport = client._sender(operation.id)  # noqa: SLF001
        response = client._converse(request, settings, transport)  # noqa: SLF001
        return raw_response(operation, request, response, parse)
    streamed = _open(client, operation, request, settings)
    if mode == STREAM:
        return StreamingResponse(request, streamed, parse)
    try:
        body = b""
        if is_worth_reading(operation, streamed.status, streamed.headers):
            body = b"".join(streamed.chunks)
        return stream_of(_reading(client, operation, request, streamed, body), streamed)
    except BaseException:
        streamed.close()
        raise


def call_in_parts(
    client: SyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> StreamingResponse[Any]:
    """Call an operation and return its answer, to be read in parts."""
    streamed = _open(client, operation, request, settings)

    def parse(response: Response) -> Any:
        return client._finished(operation, request, response, None)  # noqa: SLF001

    return StreamingResponse(request, streamed, parse)


def _open(
    client: SyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> StreamedResponse:
    opener = Opener(client._sender(operation.id), settings.timeout)  # noqa: SLF001
    try:
        response = client._converse(request, settings, opener)  # noqa: SLF001
        return opened(operation, request, response)
    except BaseException:
        opener.close()
        raise


# --- Awaiting -------------------------------------------------------------------------------------


async def call_stream_async(
    client: AsyncClientBase, operation: Operation[Any], prepared: Prepared
) -> Any:
    """Do what `call_stream` does."""
    request, settings, mode = prepared
    ask_for_stream(request, operation)
    if mode == BUILD:
        return request

    def parse(response: Response) -> AsyncStream[Any]:
        streamed = whole_async(response)
        return async_stream_of(
            _reading(client, operation, request, streamed, response.content), streamed
        )

    if mode == RAW:
        transport = client._sender(operation.id)  # noqa: SLF001
        response = await client._in_time(request, settings, transport)  # noqa: SLF001
        return raw_response(operation, request, response, parse)
    streamed = await _open_async(client, operation, request, settings)
    if mode == STREAM:
        return AsyncStreamingResponse(request, streamed, parse)
    try:
        body = b""
        if is_worth_reading(operation, streamed.status, streamed.headers):
            body = b"".join([chunk async for chunk in streamed.chunks])
        return async_stream_of(_reading(client, operation, request, streamed, body), streamed)
    except BaseException:
        await streamed.aclose()
        raise


async def call_in_parts_async(
    client: AsyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> AsyncStreamingResponse[Any]:
    """Do what `call_in_parts` does."""
    streamed = await _open_async(client, operation, request, settings)

    def parse(response: Response) -> Any:
        return client._finished(operation, request, response, None)  # noqa: SLF001

    return AsyncStreamingResponse(request, streamed, parse)


async def _open_async(
    client: AsyncClientBase, operation: Operation[Any], request: Request, settings: Settings
) -> AsyncStreamedResponse:
    opener = AsyncOpener(client._sender(operation.id), settings.timeout)  # noqa: SLF001
    try:
        response = await client._in_time(request, settings, opener)  # noqa: SLF001
        return opened_async(operation, request, response)
    except BaseException:
        await opener.aclose()
        raise
