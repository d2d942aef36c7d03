"""Content that stands for JSON data: what all media types have in common that are written so."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json
from typing_extensions import override

from ..limits import MAX_VIOLATIONS
from ..models.base import adapter
from ..narrowing import AnyBinary
from ..strict_json import parse_json
from ..validation.problems import ProblemError
from ..validation.strict import (
    Invalid,
    undeclared,
    validate_json,
)
from ..validation.violations import violations_of
from .base import Codec
from .json_bodies import JsonReader, JsonReplyWriter, JsonWriter
from .readers import Reader, StrictReader
from .undeclared import violations_in
from .uploads import is_binary
from .writers import ReplyWriter, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


class DataWriter(JsonWriter):
    """Writes what stands for JSON data."""

    def __init__(self, codec: Codec, media: Media) -> None:
        super().__init__(media)
        self._codec, self._media = codec, media

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        if is_binary(body):
            return Writer.write(self, body, sent)
        content = self.json(body)
        self.model = None  # whose JSON is not what is sent
        return self._codec.from_json(self._media, content), sent


class DataReplyWriter(ReplyWriter):
    """Writes what stands for JSON data; bytes are sent as they are."""

    def __init__(self, codec: Codec, media: Media) -> None:
        super().__init__(media)
        self._codec, self._media, self._json = codec, media, JsonReplyWriter(media)

    @override
    def write(self, value: Any) -> bytes:
        if isinstance(value, AnyBinary):
            return bytes(value)
        return self._codec.from_json(self._media, self._json.write(value))


class DataReader(JsonReader):
    """Reads what stands for JSON data."""

    def __init__(self, codec: Codec, media: Media) -> None:
        super().__init__(media)
        self._codec = codec

    @override
    def read(self, content: bytes, content_type: str) -> Any:
        if self._media.type is None:
            return content
        return super().read(self._codec.as_json(self._media, content, content_type), content_type)


class StrictDataReader(StrictReader):
    """Reads what stands for JSON data as strictly as the document means it."""

    def __init__(self, codec: Codec, media: Media) -> None:
        super().__init__(media)
        self._codec, self._media = codec, media

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        if self._validator is None:
            return content
        content_type = incoming.headers.get(b"content-type", b"").decode("latin-1")
        try:
            text = self._codec.as_json(self._media, content, content_type)
        except ValueError as error:
            title = self._codec.title
            raise ProblemError(400, detail=f"The body is not valid {title}: {error}.") from None
        return self.data(text, violations)

    def data(self, text: bytes, violations: list[Violation]) -> Any:
        """Return JSON text as the declared type; see `read`."""
        try:
            value = validate_json(self._validator, text)
        except Invalid as error:
            violations += violations_of(error.errors, "body", from_json(text))
            return None
        found = undeclared(value, text, is_checked=self._is_checked)
        violations += islice(found, MAX_VIOLATIONS + 1)
        return value


class DataCodec(Codec):
    """Content that stands for JSON data, read and written by `as_json` and `from_json`."""

    holds_data = True
    has_fields = True
    never_empty = True

    @override
    def fits(self, body: object) -> int | None:
        return None if is_binary(body) or isinstance(body, str) else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return DataWriter(self, media)

    @override
    def reply_writer(self, media: Media) -> ReplyWriter:
        return DataReplyWriter(self, media)

    @override
    def reader(self, media: Media) -> Reader:
        return DataReader(self, media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return StrictDataReader(self, media)

    @override
    def is_streamed(self, media: Media) -> bool:
        return False

    @override
    def encoded(self, media: Media | None, value: Any) -> bytes:
        if media is None or (isinstance(value, str) and self.is_text):
            return super().encoded(media, value)
        return self.from_json(media, json.dumps(value).encode())

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return content if media is None else json.loads(self.as_json(media, content, content_type))

    @override
    def violations(self, media: Media, content: bytes, content_type: str) -> Iterator[Violation]:
        assert media.type is not None  # noqa: S101 - asked for such media only
        return violations_in(self.as_json(media, content, content_type), media.type())

    @override
    def given(self, media: Media, value: Any) -> Any:
        return value

    @override
    def valid(self, media: Media, value: Any) -> Any:
        value = self.given(media, value)
        if media.type is None:
            return value
        return validate_json(adapter(media.type()).validator, json.dumps(value).encode())

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        return parse_json(self.as_json(media, content, ""))
