"""Keywords whose values are of the right kind, so that a schema can be read."""

from __future__ import annotations

from typing import Any

NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
COUNTS = (
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("minContains", "maxContains"),
)
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})


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
