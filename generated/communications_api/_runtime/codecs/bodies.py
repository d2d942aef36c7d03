"""How request bodies are written: which of the declared media types is sent."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ..errors import Problem
from ..media_types import essence, parameters, select
from ..models.base import adapter
from ..narrowing import AnyDict, AnyList
from ..parameters.writing import Unwritable
from ..pydantic_problems import problems_of
from .table import codec_for
from .uploads import Upload

if TYPE_CHECKING:
    from ..operations import Media, RequestBody


class BodyWriter:
    """Writes the bodies of one operation; `required` says whether there must be one."""

    def __init__(self, body: RequestBody) -> None:
        self.required = body.required
        self._media = tuple(_MediaWriter(media) for media in body.media)
        self._declared = ", ".join(item.essence for item in self._media)
        self._only = self._media[0].writer if len(self._media) == 1 else None

    @cached_property
    def takes_null(self) -> bool:
        """Whether None is sent, as `null`: there must be a body, and JSON of it may be null."""
        return self.required and any(media.takes_null() for media in self._media)

    def write(self, body: object, content_type: str | None = None) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`.

        Args:
            body: what was given; None only if `takes_null`.
            content_type: the media type to send, one of those declared; None to take the declared
                one that fits the body: bytes and files take a binary one, a text takes text, other
                values JSON, then a form, then multipart.

        Raises:
            Unwritable: if the body is not of the declared type or no declared media type fits.
        """
        if content_type is None and isinstance(body, Upload):
            content_type = body.content_type
        if content_type is not None:
            media = select(self._media, content_type)
            if media is None:
                text = f"{essence(content_type)!r} is not declared; declared: {self._declared}"
                raise Unwritable(Problem("content_type", text))
        elif len(self._media) == 1:
            media = self._media[0]
        else:
            return self._written(body)
        return media.write(body, content_type)

    def is_copied(self, body: object) -> bool:
        """Whether this class of body is sent as `dump_json` writes it, without further checks."""
        return self._only is not None and self._only.model is type(body)

    def _written(self, body: object) -> tuple[bytes, str]:
        """Return a body in the media type that fits best; data in the first that it is valid in."""
        (best, *others) = self._fitting(body)
        try:
            return best.write(body, None)
        except Unwritable:
            for media in others if isinstance(body, (AnyDict, AnyList)) else ():
                with suppress(Unwritable):
                    return media.write(body, None)
            raise

    def _fitting(self, body: object) -> list[_MediaWriter]:
        """Return the media types that fit a body, the best one first."""
        if body is None:
            return [next(media for media in self._media if media.takes_null())]
        fits = [(media.codec.fits(body), media) for media in self._media]
        fitting = [(rank, media) for rank, media in fits if rank is not None]
        if fitting:
            fitting.sort(key=lambda item: (item[0], not item[1].is_of(body)))
            return [media for _, media in fitting]
        text = f"{type(body).__name__} fits none of the declared types: {self._declared}"
        raise Unwritable(Problem("body", text))


class _MediaWriter:
    """Writes bodies of one declared media type."""

    def __init__(self, media: Media) -> None:
        self._declared = media.content_type
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.codec = codec_for(media)
        self.writer = self.codec.writer(media)
        self._type = media.type

    def is_of(self, body: object) -> bool:
        """Whether a body is a model of the declared class."""
        return self._type is not None and self._type() is type(body)

    def takes_null(self) -> bool:
        """Whether this is JSON that may be null."""
        if self._type is None or not self.codec.holds_json:
            return False
        try:
            adapter(self._type()).validator.validate_json(b"null", strict=True)
        except ValidationError:
            return False
        return True

    def write(self, body: object, content_type: str | None) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`."""
        try:
            return self.writer.write(body, content_type or self._declared)
        except ValidationError as error:
            raise Unwritable(*problems_of(error, "body")) from None
        except Unwritable:
            raise
        except ValueError as error:
            raise Unwritable(Problem("body", f"cannot be written: {error}")) from None
