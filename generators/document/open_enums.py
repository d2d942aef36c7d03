"""Open enums: the values that a document knows of, and says that there are further ones.

`x-extensible-enum` is a list of values, or `true` beside an `enum`. The normal form has both as an
`enum` with `x-extensible-enum: true` beside it.
"""

from __future__ import annotations

from typing import Any

NAME = "x-extensible-enum"


def is_open(schema: Any) -> bool:
    """Whether a schema has an enum, and says that there are further values."""
    if not isinstance(schema, dict):
        return False
    stated = schema.get(NAME)
    if stated is True:
        return isinstance(schema.get("enum"), list)
    return isinstance(stated, list) and bool(stated)


def values(schema: dict[str, Any]) -> list[Any] | None:
    """Return the values of an enum, closed or open, each once; None where there is none."""
    stated, enum = schema.get(NAME), schema.get("enum")
    if not isinstance(stated, list) or not stated:
        return enum if isinstance(enum, list) else None
    both = [*stated, *(enum if isinstance(enum, list) else ())]
    return [value for index, value in enumerate(both) if value not in both[:index]]


def normal(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with an open enum in one form."""
    if not isinstance(schema.get(NAME), list) or not is_open(schema):
        return schema
    return {**schema, "enum": values(schema), NAME: True}


def unrestricted(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the enum that restricts nothing."""
    if not is_open(schema):
        return schema
    return {key: value for key, value in schema.items() if key != "enum"}
