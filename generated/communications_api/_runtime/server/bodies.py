"""Request bodies: from the bytes of a request to the argument `body`.

Sources: RFC 9110 (section 8.3 Content-Type, section 15.5.14 Content Too Large, section 15.5.16
Unsupported Media Type), RFC 8259 (JSON), OpenAPI 3.1 (Request Body Object).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from starlette.requests import ClientDisconnect

from ..codecs.table import codec_for
from ..media_types import charset, essence, parameters, select
from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from starlette.types import Message

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
    if length is not None and length.isdigit() and int(length) > limit:
        _too_large(incoming, limit)


async def rest_of_body(incoming: Incoming, limit: int, message: Message) -> bytes:
    """Return a whole body, given its first message; raises what `receive_body` does."""
    chunks: list[bytes] = []
    size = 0
    while True:
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            _too_large(incoming, limit)
        if not message.get("more_body", False):
            chunks.append(chunk)
            return b"".join(chunks)
        chunks.append(chunk)
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
        limit: of a body, in bytes.

    Attributes:
        limit: the same.
    """

    def __init__(self, body: RequestBody, limit: int) -> None:
        self._required = body.required
        self.limit = limit
        self._digits = len(str(limit))
        self._media = tuple(MediaReader(media) for media in body.media)
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
            check_length(incoming, self.limit)
        return media

    def is_whole(self, message: Message) -> bool:
        """Return whether a first message of ASGI holds a whole body within the limit."""
        if message["type"] != "http.request" or message.get("more_body", False):
            return False
        return len(message.get("body", b"")) <= self.limit

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
        stated = charset(text)
        if media is not None and stated is not None and not media.codec.takes_charset(stated):
            return None
        if media is not None and len(self._by_header) < 100:
            self._by_header[header] = media
        return media


class MediaReader:
    """Reads bodies of one declared media type; made once for each.

    Args:
        media: the facts.

    Attributes:
        essence: the media type without parameters.
        parameters: of the media type.
        codec: of the media type.
        items: reads such bodies item by item, where that is asked for.
        read: to be called with the whole body, the request, and what takes violations; see
            `codecs.readers.StrictReader.read`.
    """

    def __init__(self, media: Media) -> None:
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.codec = codec_for(media)
        self.items = None
        if media.array is not None:
            from ..arrays.reader import ItemBodyReader  # needs msgspec, other bodies do not

            self.items = ItemBodyReader(media)
        self._reader = self.codec.strict_reader(media)
        self.read = self._reader.read

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self._reader.accept_unlisted()
        if self.items is not None:
            self.items.accept_unlisted()
