"""Text, in its charset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from ..errors import Problem
from ..media_types import charset, essence, is_read, text_in
from ..models.base import adapter, dump_python
from ..models.contexts import LENIENT
from ..parameters.writing import Unwritable, text_of
from ..validation.problems import ProblemError
from ..validation.strict import Invalid, undeclared_by_models, validate_python
from ..validation.violations import violation, violations_of
from .base import Codec
from .readers import Reader, StrictReader
from .uploads import is_binary
from .writers import Writer, concrete_or_refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


class TextWriter(Writer):
    """Writes text in the charset of its media type; UTF-8 where it has none."""

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        if is_binary(body):
            return super().write(body, sent)
        valid = self._valid(body)
        text = text_of(valid if self._type is None else dump_python(valid, self._type), "body")
        stated = charset(sent)
        try:
            content = text.encode(stated or "utf-8")
        except LookupError:
            raise Unwritable(Problem("content_type", f"unknown charset {stated!r}")) from None
        return content, concrete_or_refused(sent) + ("" if stated else "; charset=utf-8")


class TextReader(Reader):
    """Reads text of a type; its adapter is built on first use."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._validator: Any = None

    @override
    def read(self, content: bytes, content_type: str) -> Any:
        if self._media.type is None:
            return content
        if self._validator is None:
            self._validator = adapter(self._media.type()).validator
        text = text_in(content, content_type, self._media.content_type)
        return self._validator.validate_python(text, context=LENIENT)


class StrictTextReader(StrictReader):
    """Reads text of a type as strictly as the document means it."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._declared = media.content_type

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        value = super().read(content, incoming, violations)
        if self._is_checked and not violations:
            violations += undeclared_by_models(value)
        return value

    @override
    def _given(self, content: bytes, incoming: Incoming) -> str:
        content_type = incoming.headers.get(b"content-type", b"").decode("latin-1")
        try:
            return text_in(content, content_type, self._declared)
        except ValueError:
            raise ProblemError(400, detail="The body is not text in its charset.") from None


class TextCodec(Codec):
    """Text, given as it stands."""

    title = "text"
    media_types = frozenset({"application/xml"})
    suffixes = ("+xml",)
    prefixes = ("text/",)
    rank = 8

    @override
    def fits(self, body: object) -> int | None:
        if is_binary(body):
            return 1
        return 0 if isinstance(body, str) else None

    @override
    def writer(self, media: Media) -> Writer:
        return TextWriter(media)

    @override
    def reader(self, media: Media) -> Reader:
        return TextReader(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return StrictTextReader(media)

    @override
    def takes_charset(self, content_type: str, declared: str) -> bool:
        return is_read(content_type, declared)

    @override
    def header(self, content_type: str) -> str:
        if "*" in essence(content_type):
            return "application/octet-stream"
        if content_type.startswith("text/") and charset(content_type) is None:
            return content_type + "; charset=utf-8"
        return content_type

    @override
    def violations(self, media: Media, content: bytes, content_type: str) -> Iterator[Violation]:
        assert media.type is not None  # noqa: S101 - asked for such media only
        try:
            text = text_in(content, content_type, media.content_type)
            validate_python(adapter(media.type()).validator, text)
        except Invalid as error:
            yield from violations_of(error.errors, "body", None)
        except ValueError:
            yield violation("body", "It is not text in its charset", "encoding")

    @override
    def given(self, media: Media, value: Any) -> Any:
        if isinstance(value, (dict, list)):
            raise ValueError("the document shows no text of this body: give an example")
        return json.dumps(value) if isinstance(value, (int, float)) else value  # as it is written

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return content.decode()

    @override
    def unreadable(self, content: bytes, content_type: str) -> str:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            if charset(content_type) is None:
                return "the text is not UTF-8, and no charset is said"
        return ""

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        return content.decode("utf-8-sig")
