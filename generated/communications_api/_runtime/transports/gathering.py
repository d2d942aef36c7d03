"""Responses that are read whole: up to `Request.max_response_bytes`, and not a byte more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import errors
from . import fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

    from .base import Request


class Gathering:
    """The body of one response as it comes, decompressed.

    Args:
        request: that is answered.
    """

    __slots__ = ("_parts", "_request", "_size")

    def __init__(self, request: Request) -> None:
        self._request = request
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        """Take a part.

        Raises:
            ResponseTooLarge: there is more than is read.
        """
        self._size += len(part)
        limit = self._request.max_response_bytes
        if limit is not None and self._size > limit:
            raise too_large(self._request)
        self._parts.append(part)

    def content(self) -> bytes:
        """Return all parts as one."""
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def too_large(request: Request) -> errors.ResponseTooLarge:
    """Return the error for a response that has more bytes than are read."""
    limit = request.max_response_bytes
    text = (
        f"the answer has more than {limit} bytes, the rest was not read, and the server may have "
        "acted on the request: give max_response_bytes, to the client or to the call, or read the "
        "answer in parts, with client.with_streaming_response"
    )
    error = fault(errors.ResponseTooLarge, request, text)
    error.limit = limit or 0
    return error


def is_surely_small(request: Request, headers: Mapping[str, str]) -> bool:
    """Return whether a response is stated to be within the limit, and is not compressed.

    Raises:
        ResponseTooLarge: it is stated to have more.
    """
    limit = request.max_response_bytes
    if limit is None:
        return True
    length = headers.get("content-length")
    if length is None or not (length.isascii() and length.isdigit()) or len(length) > 18:
        return False
    if headers.get("content-encoding"):
        return False
    if int(length) > limit and request.method != "HEAD":
        raise too_large(request)
    return True


def gathered(request: Request, parts: Iterable[bytes]) -> bytes:
    """Return a body, read whole.

    Raises:
        ResponseTooLarge: there is more than is read.
    """
    gathering = Gathering(request)
    for part in parts:
        gathering.add(part)
    return gathering.content()


async def async_gathered(request: Request, parts: AsyncIterator[bytes]) -> bytes:
    """Do what `gathered` does."""
    gathering = Gathering(request)
    async for part in parts:
        gathering.add(part)
    return gathering.content()
