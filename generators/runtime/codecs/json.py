"""JSON (RFC 8259): `application/json` and every media type that ends with `+json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import from_json
from typing_extensions import override

from ..errors import Problem
from ..media_types import is_json
from ..models.base import LENIENT, adapter, dump_json
from ..parameters.writing import Unwritable
from ..strict_json import parse_json
from ..validation.problems import ProblemError
from ..validation.strict import (
    BrokenJson,
    Invalid,
    undeclared,
    validate_certain,
    validate_json,
)
from ..validation.violations import violations_of
from .base import Codec, Reader, ReplyWriter, StrictReader, Writer
from .undeclared import violations_in
from .uploads import is_binary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation

BOM = b"\xef\xbb\xbf"
"""What JSON text may begin with though it should not (RFC 8259, section 8.1)."""


class JsonWriter(Writer):
    """Writes JSON; a model that was checked when it was made is not checked again."""

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        if type(body) is self.model:
            return dump_json(body), sent
        return self.json(body), sent

    def json(self, body: Any) -> bytes:
        """Return a body as JSON text; raises what `write` does."""
        valid = self._valid(body)
        if type(body) is self._type and isinstance(body, BaseModel):
            self.model = type(body)
        try:
            return dump_json(valid, self._type or Any)
        except ValueError as error:
            raise Unwritable(Problem("body", f"cannot be written: {error}")) from None


class JsonReplyWriter(ReplyWriter):
    """Writes JSON."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        is_model = isinstance(self._type, type) and issubclass(self._type, BaseModel)
        self.model: type[BaseModel] | None = self._type if is_model else None

    @override
    def write(self, value: Any) -> bytes:
        if self.model is not None and type(value) is self.model:
            return dump_json(value)
        if self._typed:
            return dump_json(adapter(self._type).validator.validate_python(value), self._type)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(value)
        return dump_json(value, Any)


class JsonReader(Reader):
    """Reads JSON; its adapter is built on first use."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._validator: Any = None

    @override
    def read(self, content: bytes, content_type: str) -> Any:
        validator = self._validator
        if validator is None:
            if self._media.type is None:
                return content
            validator = self._validator = adapter(self._media.type()).validator
        without_mark = content.removeprefix(BOM)
        return validator.validate_json(without_mark, by_alias=True, by_name=False, context=LENIENT)


class StrictJsonReader(StrictReader):
    """Reads JSON as strictly as the document means it."""

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        if self._validator is None:
            return content
        if content.startswith(BOM):
            content = content[3:]
        try:
            value = validate_certain(self._validator, content)
        except Invalid as error:
            violations += violations_of(error.errors, "body", from_json(content))
            return None
        except (BrokenJson, UnicodeDecodeError) as error:
            why = str(error) if isinstance(error, BrokenJson) else "it is not UTF-8"
        else:
            if self._may_be_closed or b"null" in content:
                violations += undeclared(value, content, may_be_closed=self._may_be_closed)
            return value
        raise ProblemError(400, detail=f"The body is not valid JSON: {why}.")


class DataCodec(Codec):
    """Content that stands for JSON data, read and written by `as_json` and `from_json`."""

    holds_data = True
    has_fields = True
    never_empty = True

    @override
    def fits(self, body: object) -> int | None:
        return None if is_binary(body) or isinstance(body, str) else self.rank

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


class JsonCodec(DataCodec):
    """JSON."""

    title = "JSON"
    rank = 0
    preferred = True
    holds_json = True
    json_on_command_line = True

    @override
    def matches(self, name: str) -> bool:
        return is_json(name)

    @override
    def fits(self, body: object) -> int | None:
        if isinstance(body, str):
            return 1
        return None if is_binary(body) else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return JsonWriter(media)

    @override
    def reply_writer(self, media: Media) -> ReplyWriter:
        return JsonReplyWriter(media)

    @override
    def reader(self, media: Media) -> Reader:
        return JsonReader(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return StrictJsonReader(media)

    @override
    def takes_charset(self, stated: str) -> bool:
        return stated.lower() in {"utf-8", "utf8", "us-ascii"}

    @override
    def is_streamed(self, media: Media) -> bool:
        return False

    @override
    def encoded(self, media: Media | None, value: Any) -> bytes:
        return json.dumps(value).encode()

    @override
    def broken(self, content: bytes) -> bytes:
        return content[:-1] or b"{"

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return json.loads(content)

    @override
    def shown(self, content: bytes) -> dict[str, Any]:
        try:
            data = json.loads(content)
            # Whoever shows it must be able to write it, some levels down.
            json.dumps([[[[data]]]], allow_nan=False)
        except (ValueError, RecursionError):
            return super().shown(content)  # the text it is
        return {"body": data}

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        return parse_json(content.decode("utf-8-sig"))
