"""How JSON is written and read (RFC 8259)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import from_json
from typing_extensions import override

from ..errors import Problem
from ..limits import MAX_AT_ONCE, MAX_VIOLATIONS
from ..model_classes import model_class
from ..models.base import adapter, dump_json
from ..models.contexts import LENIENT
from ..models.decimals import holds_decimal, without_decimals
from ..narrowing import AnyBinary
from ..parameters.writing import Unwritable
from ..validation.building import build
from ..validation.problems import ProblemError
from ..validation.strict import (
    BrokenJson,
    Invalid,
    undeclared,
    validate_certain,
)
from ..validation.violations import violations_of
from .readers import Reader, StrictReader
from .writers import ReplyWriter, Writer

if TYPE_CHECKING:
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
        self.model: type[BaseModel] | None = model_class(self._type)

    @override
    def write(self, value: Any) -> bytes:
        if self.model is not None and type(value) is self.model:
            return dump_json(value)
        if self._typed:
            valid = adapter(self._type).validator.validate_python(value)
            if holds_decimal(value):
                valid = without_decimals(valid)
            return dump_json(valid, self._type)
        if isinstance(value, AnyBinary):
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

    at_once = MAX_AT_ONCE

    @override
    async def read_large(
        self, content: bytes, incoming: Incoming, violations: list[Violation]
    ) -> Any:
        if self._validator is None:
            return content
        try:
            return await build(self._type, content.removeprefix(BOM), violations, self._context)
        except BrokenJson as error:
            raise ProblemError(400, detail=f"The body is not valid JSON: {error}.") from None

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
            if self._is_checked or b"null" in content:
                found = undeclared(value, content, is_checked=self._is_checked)
                violations += islice(found, MAX_VIOLATIONS + 1)
            return value
        raise ProblemError(400, detail=f"The body is not valid JSON: {why}.")
