"""`format: date-time` and `format: date` (RFC 3339, section 5.6): no other text is a date.

A date-time is a `datetime` that remembers the text it was read from.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, SupportsIndex

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["AwareDatetime", "FullDate"]

# Without `\d`, which stands for the digits of every script.
_PATTERN = (
    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_is_date_time = re.compile(_PATTERN).fullmatch
_DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_is_date = re.compile(_DATE_PATTERN).fullmatch
_WRONG = "not a date-time as in RFC 3339, for example 2025-03-28T11:34:43Z"
_NO_DATE = "not a full date as in RFC 3339, for example 2025-03-28"


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


_datetime_of = datetime.fromisoformat
_reduced: Any = datetime.__reduce__


def _timestamp(text: str) -> _Timestamp:
    """Return the timestamp of a text that is formed as a date-time.

    Raises:
        ValueError: there is no such time.
    """
    try:
        plain = _datetime_of(text)
    except ValueError:
        plain = _datetime_of(_plain_date_time(text))
    # As pickling does it, from the state: half the time of `_Timestamp.fromisoformat`, which makes
    # one from year, month and so on.
    timestamp = _Timestamp(*_reduced(plain)[1])
    timestamp.text = text
    return timestamp


def _read_date_time(value: Any) -> datetime:
    if isinstance(value, str):
        if not _is_date_time(value):
            raise ValueError(_WRONG)
        return _timestamp(value)
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
        # pydantic-core checks the form of JSON text without calling Python: a fifth of the time.
        well_formed = core_schema.custom_error_schema(
            core_schema.str_schema(pattern=f"^{_PATTERN}$"),
            custom_error_type="value_error",
            custom_error_context={"error": _WRONG},
        )
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(_timestamp, well_formed),
            python_schema=core_schema.no_info_plain_validator_function(_read_date_time),
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


def _read_date(value: Any) -> date:
    if isinstance(value, str) and _is_date(value):
        return date.fromisoformat(value)
    if isinstance(value, datetime):
        if value.time() != time():
            raise ValueError("a date has no time of day: give `.date()` of the datetime")
        return value.date()
    if isinstance(value, date):
        return value
    raise ValueError(_NO_DATE)


class _Date:
    """Pydantic's view of `format: date`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        well_formed = core_schema.custom_error_schema(
            core_schema.str_schema(pattern=f"^{_DATE_PATTERN}$"),
            custom_error_type="value_error",
            custom_error_context={"error": _NO_DATE},
        )
        written = core_schema.simple_ser_schema("date")
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(
                date.fromisoformat, well_formed, serialization=written
            ),
            core_schema.no_info_plain_validator_function(_read_date, serialization=written),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date"}


FullDate = Annotated[date, _Date]
"""A `date`, read from a full date alone: no number, and no date-time at midnight (RFC 3339)."""
