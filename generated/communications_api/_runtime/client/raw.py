"""Answers with everything that came."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from .decoding import read_response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Operation
    from ..transports.base import Request, Response

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[ResultT]):
    """An answer as it came, whatever its status.

    Attributes:
        status: HTTP status code.
        headers: header fields; names compare without regard to case.
        content: the body, decompressed.
        request: what was answered.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    request: Request
    _operation: Operation[ResultT] = field(repr=False)
    _response: Response = field(repr=False)
    _parse: Callable[[Response], ResultT] | None = field(default=None, repr=False)

    @property
    def etag(self) -> str | None:
        """What names the version of the answer (`ETag`), as it came; None where nothing does."""
        return self.headers.get("etag")

    def parse(self) -> ResultT:
        """Return what the call would have returned, or raise what it would have raised.

        Raises:
            ApiError: the status is not 2xx, or the body not as declared.
        """
        if self._parse is not None:
            return self._parse(self._response)
        return read_response(self._operation, self.request, self._response)


def raw_response(
    operation: Operation[ResultT],
    request: Request,
    response: Response,
    parse: Callable[[Response], ResultT] | None = None,
) -> RawResponse[ResultT]:
    """Return an answer with everything that came; `parse` where it is not read as a result."""
    return RawResponse(
        response.status, response.headers, response.content, request, operation, response, parse
    )
