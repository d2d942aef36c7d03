"""From the chunks of a response to its items, or to its lines; chunks are received elsewhere."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import ValidationError

from ..errors import DecodeError
from ..media_types import select
from ..pydantic_problems import problems_of
from .events import ServerSentEvent
from .items import UNLISTED, streams_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..operations import Operation
    from ..transports.base import Request
    from .items import ItemReader, Raw

NOTHING: Final = object()
"""What `Reading.take` returns where no item is ready."""


UNDECLARED_END = "[DONE]"
"""Data by which many servers end a stream of JSON; what follows it makes it an item like others."""


class ItemObserver:
    """Functions that are called before the caller gets an item; made by the client.

    Args:
        item: called with each item.
        unlisted: called with the name of each event that the document does not list, and with the
            data of one that ended the stream although the document does not say so.
    """

    __slots__ = ("item", "unlisted")

    def __init__(self, item: Callable[[Any], None], unlisted: Callable[[str], None]) -> None:
        self.item: Callable[[Any], None] = item
        self.unlisted: Callable[[str], None] = unlisted


class Reading:
    """One response that is read as a stream: everything but receiving its chunks.

    Args:
        operation: the operation that was called.
        request: the request that was sent.
        status: of the response, 2xx.
        headers: of the response.
        observer: is called with each item.
        body: the whole body where it is known already, for errors.

    Raises:
        DecodeError: the response is none of the declared streams.
    """

    def __init__(
        self,
        operation: Operation[Any],
        request: Request,
        status: int,
        headers: Mapping[str, str],
        observer: ItemObserver,
        body: bytes = b"",
    ) -> None:
        self.request = request
        self.status = status
        self.headers = headers
        self.count: int = 0
        self._observer = observer
        self._ready: deque[Raw] = deque()
        self._marker: tuple[Raw, ValidationError] | None = None
        streams = streams_of(operation)
        self.is_over: bool = streams.is_bodiless(status) or request.method == "HEAD"
        readers = streams.readers(status)
        content_type = headers.get("content-type", "")
        reader: ItemReader | None = None
        if readers is not None and content_type:
            reader = select(readers, content_type)
        elif readers is not None and len(readers) == 1:
            reader = readers[0]
        if reader is None and not self.is_over:
            raise self._undeclared(readers, content_type, body)
        self.is_events: bool = streams.is_events if reader is None else reader.framing.is_events
        self._reader = reader
        self._cutter = reader.cutter() if reader is not None else None

    def _undeclared(
        self, readers: tuple[ItemReader, ...] | None, content_type: str, body: bytes
    ) -> DecodeError:
        if readers is None:
            return self.error(f"the document does not declare status {self.status}", body)
        received = repr(content_type) if content_type else "no content type"
        declared = ", ".join(reader.essence for reader in readers) or "no stream"
        return self.error(f"it came with {received}, the document declares {declared}", body)

    def error(self, text: str, body: bytes, **more: Any) -> DecodeError:
        """Return the error for a response, or an item, that is not as the document says."""
        request = self.request
        where = f"{request.operation_id}: {request.method} {request.safe_url}"
        return DecodeError(
            f"{where} answered {self.status}, but {request.hide(text)}",
            operation_id=request.operation_id,
            method=request.method,
            url=request.safe_url,
            status=self.status,
            headers=self.headers,
            body=body,
            **more,
        )

    def feed(self, chunk: bytes | None) -> None:
        """Take a part of the body; None for its end."""
        self.is_over = chunk is None
        if self._cutter is not None:
            self._ready += self._cutter.end() if chunk is None else self._cutter.feed(chunk)

    def take(self) -> Any:
        """Return the next item; `NOTHING` where none is ready.

        Raises:
            DecodeError: it is not as declared.
        """
        while self._ready:
            if self._marker is not None:  # which it is not, as more follows
                raise self._malformed(*self._marker)
            raw = self._ready.popleft()
            assert self._reader is not None  # noqa: S101 - or nothing would have been cut
            if self._reader.end and not isinstance(raw, bytes) and raw.data == self._reader.end:
                self._ready.clear()
                self.is_over = True
                break
            self.count += 1
            try:
                item = self._reader.read(raw)
            except ValidationError as error:
                if isinstance(raw, bytes) or raw.data != UNDECLARED_END:
                    raise self._malformed(raw, error) from None
                self._marker = raw, error
                continue
            if item is not UNLISTED:
                self._observer.item(_data_of(item))
                return item
            if not isinstance(raw, bytes):
                self._observer.unlisted(raw.event)
        if self._marker is not None and self.is_over:
            self._marker = None
            self._observer.unlisted(UNDECLARED_END)
        return NOTHING

    def _malformed(self, raw: Raw, error: ValidationError) -> DecodeError:
        problems = tuple(problems_of(error))
        listed = "; ".join(f"{where or 'the item'}: {text}" for where, text in problems[:5])
        more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
        body = raw if isinstance(raw, bytes) else raw.data.encode()
        message = f"item {self.count} is not as declared: {listed}{more}"
        return self.error(message, body, problems=problems)


class Lines:
    """Cuts chunks into lines of a text in UTF-8, without their ends (LF or CRLF)."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[str]:
        """Give the lines that a chunk ends."""
        first, *others = chunk.split(b"\n")
        self._parts.append(first)
        if others:
            whole_line = b"".join(self._parts)
            self._parts = [others[-1]]
            for line in (whole_line, *others[:-1]):
                yield line.removesuffix(b"\r").decode("utf-8", "replace")

    def end(self) -> Iterator[str]:
        """Give the last line, where it has no end."""
        rest, self._parts = b"".join(self._parts), []
        if rest:
            yield rest.decode("utf-8", "replace")


def _data_of(item: Any) -> Any:
    return cast("Any", item).data if isinstance(item, ServerSentEvent) else item
