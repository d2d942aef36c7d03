"""Servers that accept the values which enums do not list."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from ..models.contexts import ACCEPTING

UnlistedValues: TypeAlias = Literal["accept", "refuse"]
"""What a server does with a value that an enum does not list."""


class AcceptingValidator:
    """A validator that keeps the values which enums do not list.

    Args:
        validator: of a type.
    """

    __slots__ = ("_validator",)

    def __init__(self, validator: Any) -> None:
        self._validator = validator

    def validate_json(self, content: Any, *, context: Any = None, **options: Any) -> Any:
        """Return JSON text as the type; see pydantic's `SchemaValidator`."""
        return self._validator.validate_json(content, context=context or ACCEPTING, **options)

    def validate_python(self, value: Any, *, context: Any = None, **options: Any) -> Any:
        """Return plain data as the type; see pydantic's `SchemaValidator`."""
        return self._validator.validate_python(value, context=context or ACCEPTING, **options)
