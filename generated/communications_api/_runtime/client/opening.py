"""How an answer is opened that is read while it comes: what both clients share.

A call whose body is to be read in parts is sent as any other, with retries and hooks, but through
an `Opener` (`async_opening`, `sync_opening`): of a success it reads the head only. What then gives
the body to the caller is in the room `streams`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from ..media_types import essence
from ..streams.chunks import Reading
from ..streams.items import streams_of
from ..transports.base import Headers, Response
from .decoding import accept, read_response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Operation
    from ..transports.base import Request
    from .base import ClientBase

_MOST_SHOWN = 1_000_000
"""Bytes of an answer that is no stream, although one was asked for, that its error holds."""


class Head(Protocol):
    """What is known of an answer before its body."""

    status: int
    headers: Headers


HeadT = TypeVar("HeadT", bound=Head)


class OpenResponse(Response, Generic[HeadT]):
    """The head of an answer, as retries and hooks see it, and what gives its body."""

    __slots__ = ("streamed",)

    def __init__(self, streamed: HeadT) -> None:
        super().__init__(streamed.status, streamed.headers)
        self.streamed = streamed


def ask_for_stream(request: Request, operation: Operation[Any]) -> None:
    """Have a request ask for the stream of an operation, unless the call says what it accepts."""
    if request.headers.get("Accept") == accept(operation):
        request.headers["Accept"] = streams_of(operation).accept


def body_of(operation: Operation[Any], request: Request, response: Response) -> Any:
    """Return what gives the body of an answer that came through an `Opener`.

    Raises:
        StatusError: the answer is no success.
    """
    request.deadline = None  # it was for the head
    if isinstance(response, OpenResponse):
        return cast("OpenResponse[Head]", response).streamed
    read_response(operation, request, response)
    raise AssertionError("a success is an open answer")


def reading_of(
    client: ClientBase, operation: Operation[Any], request: Request, head: Head, body: bytes
) -> Reading:
    """Return what reads the items of an answer.

    Args:
        client: is told of the items.
        operation: what was called.
        request: what was sent.
        head: of the answer.
        body: all of the answer where it is known already; empty otherwise.

    Raises:
        StatusError: the answer is no success.
        DecodeError: it is none of the declared streams.
    """
    if not 200 <= head.status <= 299:
        read_response(operation, request, Response(head.status, head.headers, body))
    observer = client._item_observer(operation.id)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the same room
    return Reading(operation, request, head.status, head.headers, observer, body)


def is_worth_reading(operation: Operation[Any], status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer is no stream of the operation, and short enough to be shown in an error."""
    readers = streams_of(operation).readers(status) or ()
    name = essence(headers.get("content-type", ""))
    if any(reader.essence == name for reader in readers):
        return False
    length = headers.get("content-length", "")
    return length.isascii() and length.isdigit() and int(length) <= _MOST_SHOWN


def headers_of(response: Response) -> Headers:
    """Return the header fields of a response as its class holds them."""
    headers: Mapping[str, str] = cast("Any", response).headers  # a transport may give any mapping
    return headers if isinstance(headers, Headers) else Headers(headers.items())
