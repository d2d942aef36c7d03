"""`format: date-time`: a `datetime` that remembers the text it was read from (RFC 3339)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, SupportsIndex

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["AwareDatetime"]

_is_date_time = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
).fullmatch


class _Timestamp(datetime):
    """A datetime that remembers the text it was read from, so that it is written back unchanged."""

    __slots__ = ("text",)
    text: str

    def __repr__(self) -> str:
        return repr(datetime.combine(self.date(), self.timetz()))

    def __copy__(self) -> _Timestamp:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> _Timestamp:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return _read_date_time, (_write_date_time(self),)


_from_iso = _Timestamp.fromisoformat


def _read_date_time(value: Any) -> datetime:
    if isinstance(value, str):
        if not _is_date_time(value):
            raise ValueError("not a date-time as in RFC 3339, for example 2025-03-28T11:34:43Z")
        try:
            timestamp = _from_iso(value)
        except ValueError:
            timestamp = _from_iso(_plain_date_time(value))
        timestamp.text = value
        return timestamp
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a date-time needs an offset (RFC 3339): give the datetime a tzinfo")
        return value
    raise ValueError("a date-time is text or a datetime")


def _plain_date_time(text: str) -> str:
    """Return RFC 3339 text as Python reads it: capitals, and no leap second.

    A leap second has no datetime; it reads as the last second that has one.
    """
    text = text.upper()
    return f"{text[:17]}59{text[19:]}" if text[17:19] == "60" else text


def _write_date_time(value: datetime) -> str:
    text: str | None = getattr(value, "text", None)
    if text is None:
        text = value.isoformat()
        if value.tzinfo is UTC or text.endswith("+00:00"):
            text = text.removesuffix("+00:00") + "Z"
    return text


class _DateTime:
    """Pydantic's view of `format: date-time`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read_date_time,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write_date_time, when_used="json", return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date-time"}


AwareDatetime = Annotated[datetime, _DateTime]
"""A `datetime` with an offset; text read from the wire is written back as it came (RFC 3339)."""
