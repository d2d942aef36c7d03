"""Fields beyond the declared ones: which of them the schema lets through (`patternProperties`)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic_core import SchemaValidator, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

__all__ = ["undeclared_names"]


def undeclared_names(model: BaseModel) -> list[str]:
    """Return the names in a model that are neither those of fields nor match a pattern."""
    extra = model.__pydantic_extra__
    if not extra:
        return []
    patterns: tuple[str, ...] = getattr(model, "_patterns", ())
    return [name for name in extra if not any(_pattern(p)(name) for p in patterns)]


@cache
def _pattern(pattern: str) -> Callable[[str], bool]:
    """Return whether a name matches, by the expressions that texts are checked with."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
