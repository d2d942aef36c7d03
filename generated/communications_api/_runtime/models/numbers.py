"""`type: number`: whole numbers stay whole, and fractions are what a double holds (RFC 8259)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticSerializationUnexpectedValue, SchemaValidator, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["JsonNumber", "MultipleOf", "of_decimal"]

_WRONG = "float_type"
"""The error that pydantic itself has for what is no number."""


def of_decimal(value: Decimal) -> int | float:
    """Return the number that is written for a decimal.

    Raises:
        ValueError: a double does not hold its value.
    """
    number = float(value)
    if not value.is_finite() or Decimal(repr(number)) != value:
        raise ValueError("this Decimal has more digits than a JSON number keeps: round it")
    return int(value) if value == value.to_integral_value() and _is_whole(value) else number


def _is_whole(value: Decimal) -> bool:
    """Whether a decimal was given without a fraction: `5`, not `5.0`."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def _read(value: Any) -> Any:
    return of_decimal(value) if isinstance(value, Decimal) else value


def _write(value: Any) -> Any:
    if isinstance(value, Decimal):
        return of_decimal(value)
    raise PydanticSerializationUnexpectedValue("a number")


def _decimal() -> core_schema.CoreSchema:
    """Return the schema that reads nothing, and writes a decimal set without validation."""
    return core_schema.no_info_plain_validator_function(
        _refuse, serialization=core_schema.plain_serializer_function_ser_schema(_write)
    )


def _refuse(_: Any) -> Any:
    raise ValueError


class _Number:
    """Pydantic's view of `type: number`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        # What fits exactly is taken: a float first, as that one is then not tried as an integer.
        read = core_schema.union_schema(
            [core_schema.float_schema(), core_schema.int_schema(), _decimal()],
            custom_error_type=_WRONG,
        )
        given = core_schema.union_schema(
            [core_schema.int_schema(strict=True), core_schema.float_schema(), _decimal()],
            mode="left_to_right",
            custom_error_type=_WRONG,
        )
        given_or_decimal = core_schema.no_info_before_validator_function(_read, given)
        return core_schema.json_or_python_schema(read, given_or_decimal)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "number"}


JsonNumber = Annotated[float, _Number]
"""A number as it came or was given: an `int` is written as an integer, a `float` as a fraction."""


class MultipleOf:
    """`multipleOf` of a number: exact for an `int`, as pydantic has it for a `float`.

    Args:
        factor: of which values are multiples.
    """

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._whole = Fraction(repr(factor)).numerator
        self._check = SchemaValidator(core_schema.float_schema(multiple_of=factor))

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: Any) -> Any:
        if isinstance(value, float) or (isinstance(value, int) and value % self._whole):
            self._check.validate_python(value)
        return value
