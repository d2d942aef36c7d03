"""XML (RFC 7303): `application/xml`, `text/xml` and every media type that ends with `+xml`.

Content stands for JSON data, by the schema's `xml` objects (OpenAPI, XML Object); it is checked as
that data is. What has no schema that says so is text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json
from typing_extensions import override

from ..errors import Problem
from ..media_types import charset, charset_to_read, is_read, is_xml
from ..models.base import adapter
from ..models.contexts import LENIENT
from ..parameters.writing import Unwritable
from ..validation.problems import ProblemError
from ..validation.violations import join, violation
from .data import DataCodec, StrictDataReader
from .json_bodies import JsonWriter
from .readers import Reader, StrictReader
from .uploads import is_binary
from .writers import Writer, concrete_or_refused
from .xml_writing import xml_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Details, Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation
    from .base import Codec
    from .xml_reading import Problem as Misplaced


def data_in(
    details: Details, content: bytes, stated: str | None, problems: list[Misplaced] | None = None
) -> Any:
    """Return the JSON data of a document; see `xml_reading.data_in`."""
    from .xml_reading import data_in as read  # brings a parser, which most clients do not need

    return read(details, content, stated, problems)


def _details(media: Media) -> Details:
    assert media.details is not None  # noqa: S101 - asked for such media only
    return media.details


class XmlWriter(JsonWriter):
    """Writes XML in the charset of its media type; UTF-8 where it has none."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._details = _details(media)

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        if is_binary(body):
            return Writer.write(self, body, sent)
        content = self.json(body)
        self.model = None  # whose JSON is not what is sent
        stated = charset(sent)
        try:
            written = xml_of(self._details, content, stated or "utf-8")
        except LookupError:
            raise Unwritable(Problem("content_type", f"unknown charset {stated!r}")) from None
        return written, concrete_or_refused(sent) + ("" if stated else "; charset=utf-8")


class XmlReader(Reader):
    """Reads XML leniently; its adapter is built on first use."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._details = _details(media)
        self._validator: Any = None

    @override
    def read(self, content: bytes, content_type: str) -> Any:
        if self._media.type is None:
            return content
        if self._validator is None:
            self._validator = adapter(self._media.type()).validator
        stated = charset_to_read(content_type, self._media.content_type)
        data = to_json(data_in(self._details, content, stated))
        return self._validator.validate_json(data, by_alias=True, by_name=False, context=LENIENT)


class StrictXmlReader(StrictDataReader):
    """Reads XML as strictly as the document means it."""

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        content_type = incoming.headers.get(b"content-type", b"").decode("latin-1")
        misplaced: list[Misplaced] = []
        try:
            stated = charset_to_read(content_type, self._media.content_type)
            data = data_in(_details(self._media), content, stated, misplaced)
        except ValueError as error:
            raise ProblemError(400, detail=f"The body is not valid XML: {error}.") from None
        violations += _violations(misplaced)
        return self.data(to_json(data), violations)


def _violations(misplaced: list[Misplaced]) -> list[Violation]:
    return [
        violation("body", item.message, "xml", pointer=join(item.path) if item.path else "")
        for item in misplaced
    ]


class XmlCodec(DataCodec):
    """XML.

    Args:
        text: the codec of what no schema describes.
    """

    title = "XML"
    rank = 3

    def __init__(self, text: Codec) -> None:
        self._text = text

    @override
    def matches(self, name: str) -> bool:
        return is_xml(name)

    @override
    def of(self, media: Media) -> Codec:
        return self._text if media.details is None else self

    @override
    def writer(self, media: Media) -> Writer:
        return XmlWriter(media)

    @override
    def reader(self, media: Media) -> Reader:
        return XmlReader(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return StrictXmlReader(self, media)

    @override
    def header(self, content_type: str) -> str:
        return self._text.header(content_type)

    @override
    def violations(self, media: Media, content: bytes, content_type: str) -> Iterator[Violation]:
        try:
            yield from super().violations(media, content, content_type)
        except ValueError as error:
            yield violation("body", f"It is not valid XML: {error}", "xml")

    @override
    def given(self, media: Media, value: Any) -> Any:
        """Return the data of an example, which may be written as XML."""
        if isinstance(value, str) and value.lstrip().startswith("<"):
            return json.loads(self.as_json(media, value.encode(), "; charset=utf-8"))
        return value

    @override
    def encoded(self, media: Media | None, value: Any) -> bytes:
        if media is None or (isinstance(value, str) and value.lstrip().startswith("<")):
            return self._text.encoded(media, value)
        return xml_of(_details(media), json.dumps(value).encode(), indent="  ")

    @override
    def takes_charset(self, content_type: str, declared: str) -> bool:
        return is_read(content_type, declared)

    @override
    def as_json(self, media: Media, content: bytes, content_type: str) -> bytes:
        misplaced: list[Misplaced] = []
        stated = charset_to_read(content_type, media.content_type)
        data = data_in(_details(media), content, stated, misplaced)
        if misplaced:
            listed = "; ".join(f"{join(path)}: {text}".lstrip(": ") for path, text in misplaced[:5])
            raise ValueError(listed)
        return to_json(data)

    @override
    def from_json(self, media: Media, content: bytes) -> bytes:
        return xml_of(_details(media), content, charset(media.content_type) or "utf-8")

    @override
    def broken(self, content: bytes) -> bytes:
        return content[:-1] or b"<"

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        if media is None:
            return self._text.plain(media, content, content_type)
        return json.loads(self.as_json(media, content, content_type))
