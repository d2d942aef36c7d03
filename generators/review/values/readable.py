"""What a rendering reads: keywords with values of the right kind, and uses of components."""

from __future__ import annotations

from typing import Any, NamedTuple

NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
COUNTS = (
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("minContains", "maxContains"),
)
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})


class Use(NamedTuple):
    """A component, the properties in it that are never sent, and whether nothing extends it."""

    pointer: str
    hidden: frozenset[str]
    alone: bool


def is_readable(level: dict[str, Any]) -> bool:
    """Whether the keywords of a level have values of the right kind."""
    types = level.get("type", [])
    if not all(
        isinstance(name, str) and name in _TYPES
        for name in (types if isinstance(types, list) else [types])
    ):
        return False
    limits = [level[key] for key in (*NUMBERS, *COUNTS) if key in level]
    if not all(isinstance(limit, (int, float)) and not isinstance(limit, bool) for limit in limits):
        return False
    if level.get("multipleOf", 1) <= 0:
        return False
    return all(isinstance(level.get(key, []), list) for key in LISTS)
