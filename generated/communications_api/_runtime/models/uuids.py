"""`format: uuid`: a `UUID` that remembers the text it was read from (RFC 9562)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, SupportsIndex
from uuid import UUID

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["TextUUID"]

_HEX = "[0-9a-fA-F]"
_PATTERN = f"{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}"
"""The form of RFC 9562, section 4, letters of either case."""
_FORMS = rf"(?:[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:)?{_PATTERN}|\{{{_PATTERN}\}}|{_HEX}{{32}}"
"""What else is in use: URNs, braces, and digits alone."""
_CANONICAL = "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_has_form = re.compile(_FORMS).fullmatch
_is_canonical = re.compile(_CANONICAL).fullmatch
_ERROR = "uuid_parsing"
_WRONG: dict[str, str | int] = {"error": "a text such as 123e4567-e89b-12d3-a456-426614174000"}


class _Text(UUID):
    """A UUID that remembers the text it was read from, so that it is written back unchanged."""

    __slots__ = ("text",)
    text: str

    @property
    def root(self) -> _Text:
        """Itself: what pydantic writes of a class that has one value."""
        return self

    def __repr__(self) -> str:
        return repr(UUID(int=self.int))

    def __copy__(self) -> _Text:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> _Text:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return _read, (self.text,)


def _uuid(text: str) -> UUID:
    """Return the UUID of a text that has one of the forms."""
    plain = UUID(text)
    if _is_canonical(text):
        return plain
    kept = _Text(int=plain.int)
    object.__setattr__(kept, "text", text)  # UUIDs refuse to be changed
    return kept


def _read(value: Any) -> UUID:
    if isinstance(value, UUID):
        return value
    if isinstance(value, str) and _has_form(value):
        return _uuid(value)
    raise ValueError


def _write(value: _Text) -> str:
    return value.text


class _Uuid:
    """Pydantic's view of `format: uuid`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        canonical = core_schema.chain_schema(
            [core_schema.str_schema(pattern=_CANONICAL), core_schema.uuid_schema(strict=False)],
            serialization=_NEVER,
        )
        others = core_schema.lax_or_strict_schema(_kept(_FORMS), _kept(_PATTERN))
        given = core_schema.no_info_plain_validator_function(_read, serialization=_NEVER)
        return core_schema.json_or_python_schema(_written(canonical, others), _written(given))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "uuid"}


def _written(*reading: core_schema.CoreSchema) -> core_schema.CoreSchema:
    """Return what reads as these schemas do, in this order, and writes UUIDs as they came.

    What reads does not write, and what writes does not read: so pydantic-core chooses how a UUID
    is written without calling Python.
    """
    kept = core_schema.literal_schema(
        [_NOTHING],
        serialization=core_schema.plain_serializer_function_ser_schema(
            _write, when_used="json", return_schema=core_schema.str_schema()
        ),
    )
    plain = core_schema.literal_schema(
        [_NOTHING], serialization=core_schema.simple_ser_schema("uuid")
    )
    first, *others = reading
    return core_schema.union_schema(
        [first, core_schema.model_schema(_Text, kept, root_model=True), plain, *others],
        mode="left_to_right",
        custom_error_type=_ERROR,
        custom_error_context=_WRONG,
    )


_NOTHING = object()
"""What no text is: a choice that lists it alone reads nothing."""
_NEVER = core_schema.simple_ser_schema("none")
"""How what is only read is written: not at all."""


def _kept(forms: str) -> core_schema.CoreSchema:
    """Return the schema of a text that has one of the forms."""
    text = core_schema.str_schema(pattern=f"^(?:{forms})$")
    read = core_schema.no_info_plain_validator_function(_uuid)
    return core_schema.chain_schema([text, read], serialization=_NEVER)


TextUUID = Annotated[UUID, _Uuid]
"""A `UUID`; text read from the wire is written back as it came.

Strict reading takes the form of RFC 9562 alone, letters of either case; lenient reading also URNs,
braces and digits without hyphens.
"""
