"""Request bodies: from the bytes of a request to the argument `body`.

Sources: RFC 9110 (section 8.3 Content-Type, section 15.5.14 Content Too Large, section 15.5.16
Unsupported Media Type), RFC 8259 (JSON), OpenAPI 3.1 (Request Body Object).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from starlette.requests import ClientDisconnect

from ..codecs.json_bodies import BOM
from ..codecs.table import codec_for
from ..limits import MAX_BODY_BYTES, MAX_REMEMBERED, MAX_REMEMBERED_LENGTH, MAX_UPLOAD_BYTES
from ..media_types import essence, parameters, select
from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Message

    from ..limits import Limits
    from ..operations import Media, RequestBody
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


_DIGITS: Final = 20
"""Digits of a `Content-Length`: those of the largest number of 64 bits."""


async def receive_body(incoming: Incoming, limit: int) -> bytes:
    """Return the whole body of a request.

    Args:
        incoming: the request.
        limit: in bytes; reading stops as soon as it is passed.

    Raises:
        ProblemError: 413, if it is longer.
        ClientDisconnect: if the client went away.
    """
    check_length(incoming, limit)
    return await rest_of_body(incoming, limit, await incoming.receive())


def check_length(incoming: Incoming, limit: int) -> None:
    """Refuse a body whose `Content-Length` is over the limit, before any of it is read.

    Raises:
        ProblemError: 413; 400, if it has more digits than any length.
    """
    length = incoming.headers.get(b"content-length")
    if length is not None and len(length) > _DIGITS:
        raise ProblemError(
            400, detail="Content-Length has too many digits.", headers={"Connection": "close"}
        )
    if length is not None and says_more(length, limit):
        _too_large(incoming, limit)


def says_more(length: bytes, limit: int) -> bool:
    """Return whether a `Content-Length` is over a limit, however many digits it has."""
    digits = length.lstrip(b"0")
    return digits.isdigit() and (len(digits) > len(str(limit)) or int(digits) > limit)


async def rest_of_body(incoming: Incoming, limit: int, message: Message) -> bytes:
    """Return a whole body, given its first message; raises what `receive_body` does."""
    return b"".join([chunk async for chunk in pieces_of_body(incoming, limit, message)])


async def pieces_of_body(incoming: Incoming, limit: int, message: Message) -> AsyncIterator[bytes]:
    """Give a body as it arrives, given its first message; raises what `receive_body` does."""
    size = 0
    while True:
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            _too_large(incoming, limit)
        yield chunk
        if not message.get("more_body", False):
            return
        message = await incoming.receive()


def _too_large(incoming: Incoming, limit: int) -> NoReturn:
    # The rest of the body is not wanted: only closing the connection says so in HTTP/1.1.
    old = incoming.scope.get("http_version", "1.1") in {"1.0", "1.1"}
    raise ProblemError(
        413,
        detail=f"A request body may have {limit} bytes at most.",
        headers={"Connection": "close"} if old else {},
    )


class BodyReader:
    """Reads the bodies of one operation; made once for each.

    Args:
        body: the facts.
        limits: of what a stranger may send.
    """

    def __init__(self, body: RequestBody, limits: Limits) -> None:
        self._required = body.required
        self._spool = limits.spool_bytes
        self._media = tuple(MediaReader(media, limits.body_bytes) for media in body.media)
        of_media = [media.limit for media in self._media]
        of_media = of_media or [limits.body_bytes or MAX_BODY_BYTES]
        self._limit = max(of_media)
        self._digits = len(str(min(of_media)))
        self._accepted = ", ".join(essence(media.content_type) for media in body.media)
        self._by_header: dict[bytes, MediaReader] = {}

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        for media in self._media:
            media.accept_unlisted()

    def expect(self, incoming: Incoming) -> MediaReader | None:
        """Return the reader for the `Content-Type` of a request; None where that is not served.

        Raises:
            ProblemError: 413.
        """
        headers = incoming.headers
        header = headers.get(b"content-type", b"")
        media = self._by_header.get(header)
        if media is None and header:
            media = self._find(header)
        length = headers.get(b"content-length")
        if length is None or len(length) >= self._digits:
            check_length(incoming, self.limit_of(media))
        return media

    def limit_of(self, media: MediaReader | None) -> int:
        """Return the limit of a body, in bytes."""
        return self._limit if media is None else media.limit

    def is_at_once(self, message: Message, media: MediaReader | None) -> bool:
        """Return whether a body is all there, given its first message of ASGI, and is soon read."""
        if message["type"] != "http.request" or message.get("more_body", False):
            return False
        size = len(message.get("body", b""))
        return size <= self._limit if media is None else size <= media.at_once

    async def receive(
        self,
        incoming: Incoming,
        media: MediaReader | None,
        message: Message,
        violations: list[Violation],
    ) -> Any:
        """Return a body that arrives, or is read, in parts, given its first message; see `read`.

        Raises:
            ProblemError: 400, 413 or 415.
        """
        limit = self.limit_of(media)
        if media is not None and media.reader.in_parts:
            chunks = pieces_of_body(incoming, limit, message)
            return await media.reader.receive(chunks, incoming, violations, self._spool)
        content = await rest_of_body(incoming, limit, message)
        if media is not None and content:
            if media.items is not None:
                return await media.items.read(content.removeprefix(BOM), violations)
            if len(content) > media.at_once:
                return await media.reader.read_large(content, incoming, violations)
        return self.read(incoming, media, content, violations)

    def read(
        self,
        incoming: Incoming,
        media: MediaReader | None,
        content: bytes,
        violations: list[Violation],
    ) -> Any:
        """Return the body as declared; None where there is none and none is required.

        Args:
            incoming: the request.
            media: what `expect` returned.
            content: the whole body.
            violations: takes what is wrong; do not use the value returned then.

        Raises:
            ProblemError: 400 or 415.
        """
        if media is not None and content:
            return media.read(content, incoming, violations)
        if not content and (media is None or media.codec.never_empty):
            if self._required:
                raise ProblemError(400, detail="This operation needs a request body.")
            return None
        if media is None:
            stated = incoming.headers.get(b"content-type")
            reason = "has a content type that is not served" if stated else "has no content type"
            raise ProblemError(
                415,
                detail=f"The body {reason}; these are: {self._accepted}.",
                headers={"Accept": self._accepted},
            )
        return media.read(content, incoming, violations)

    def _find(self, header: bytes) -> MediaReader | None:
        text = header.decode("latin-1")
        media = select(self._media, text)
        if media is not None and not media.codec.takes_charset(text, media.content_type):
            return None
        is_short = len(header) <= MAX_REMEMBERED_LENGTH
        if media is not None and is_short and len(self._by_header) < MAX_REMEMBERED:
            self._by_header[header] = media
        return media


def usual_limit(media: Media) -> int:
    """Return how many bytes a body of a media type may have unless an app is told otherwise."""
    codec = codec_for(media)
    is_bytes = media.type is None and not (codec.holds_data or codec.holds_json or codec.has_fields)
    is_large = is_bytes or codec.has_files or media.array is not None or media.items is not None
    return MAX_UPLOAD_BYTES if is_large else MAX_BODY_BYTES


class MediaReader:
    """Reads bodies of one declared media type; made once for each.

    Args:
        media: the facts.
        limit: of a body, in bytes; None for what is usual for the media type.

    Attributes:
        limit: of a body, in bytes.
        at_once: bytes of a body that is soon read; of a larger one, `BodyReader.receive` is asked.
        content_type: the media type as the document has it.
        essence: the media type without parameters.
        parameters: of the media type.
        codec: of the media type.
        items: reads such bodies item by item, where that is asked for.
        reader: reads them otherwise.
        read: to be called with the whole body, the request, and what takes violations; see
            `codecs.readers.StrictReader.read`.
    """

    def __init__(self, media: Media, limit: int | None = None) -> None:
        self.limit = usual_limit(media) if limit is None else limit
        self.content_type = media.content_type
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.codec = codec_for(media)
        self.items = None
        if media.array is not None:
            from ..arrays.reader import ItemBodyReader  # needs msgspec, other bodies do not

            self.items = ItemBodyReader(media)
        self.reader = self.codec.strict_reader(media)
        self.read = self.reader.read
        usual = self.reader.at_once
        self.at_once = self.limit if usual is None else min(self.limit, usual)
        if self.items is not None or self.reader.in_parts:
            self.at_once = -1

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self.reader.accept_unlisted()
        if self.items is not None:
            self.items.accept_unlisted()
