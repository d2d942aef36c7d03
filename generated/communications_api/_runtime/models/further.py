"""Fields beyond the declared ones: which of them the schema lets through (`patternProperties`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .also_matches import matches

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["undeclared_names"]


def undeclared_names(model: BaseModel) -> list[str]:
    """Return the names in a model that are neither those of fields nor match a pattern."""
    extra = model.__pydantic_extra__
    if not extra:
        return []
    patterns: tuple[str, ...] = getattr(model, "_patterns", ())
    return [name for name in extra if not any(matches(p)(name) for p in patterns)]
