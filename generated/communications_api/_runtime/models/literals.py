"""Constants that are numbers or booleans: pydantic takes `true` for 1, and 1 for `true`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["ExactValue"]


def _no_boolean(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("a boolean is no number")
    return value


def _no_number(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise ValueError("a number is no boolean")
    return value


class ExactValue:
    """Stands beside a literal of numbers or of booleans, which then are not taken for the other."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        has_booleans = any(isinstance(value, bool) for value in get_args(source))
        check = _no_number if has_booleans else _no_boolean
        return core_schema.no_info_before_validator_function(check, handler(source))
