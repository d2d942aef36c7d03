"""Texts and the regular expressions of their schemas, beyond the one that pydantic takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticKnownError, SchemaValidator, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

__all__ = ["AlsoMatches", "matches"]


@cache
def matches(pattern: str) -> Callable[[Any], bool]:
    """Return what says whether a text matches, by the expressions that texts are checked with."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


class AlsoMatches:
    """A `pattern` that texts match beside another one: pydantic takes one for each type.

    Args:
        pattern: the expression, as pydantic's engine reads it.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._matches = matches(pattern)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: Any) -> Any:
        if isinstance(value, str) and not self._matches(value):
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": self.pattern})
        return value
