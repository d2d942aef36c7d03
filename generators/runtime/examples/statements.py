"""What keywords of a schema say about a value: its kind, values that are stated, its parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..narrowing import EMPTY, AnyList
from .scalars import plain_types
from .texts import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Operation

_HINTS = (
    ("object", ("properties", "required", "additionalProperties", "minProperties")),
    ("object", ("patternProperties", "propertyNames")),
    ("array", ("items", "prefixItems", "minItems", "contains")),
    ("string", ("pattern", "minLength", "maxLength", "format")),
    ("number", ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
)

OPEN_ENUM = "x-extensible-enum"
"""Values that are known, or `true` beside an `enum`: there are further ones."""
NOT_EMPTY = {"minLength": 1, "minItems": 1, "minProperties": 1}
"""Demands on what would not be sent where it is empty."""


def stated(
    schema: Mapping[str, Any], further: int = 0, *, bare: bool = False
) -> Iterator[tuple[Any]]:
    """Give the values that a schema states itself, the best first; in tuples, as null is one.

    Args:
        schema: the schema.
        further: number of the value, where several different ones are made.
        bare: whether only listed values are given, no examples and no default.
    """
    if "example" in schema and not bare:
        yield (schema["example"],)
    for word in ("enum", OPEN_ENUM) if bare else ("examples", "enum", OPEN_ENUM):
        values = schema.get(word)
        if isinstance(values, AnyList) and values:
            if word == "enum" and "const" in schema:
                yield (schema["const"],)
            for place in range(len(values)):
                yield (values[(place + further) % len(values)],)
    for word in ("const",) if bare else ("const", "default"):
        if word in schema:
            yield (schema[word],)


def part_of(schema: dict[str, Any], name: str) -> Any:
    """Return what an object's schema demands of the property with a name."""
    properties = schema.get("properties") or EMPTY
    patterned = schema.get("patternProperties") or EMPTY
    parts = [properties[name]] if name in properties else []
    parts += [part for pattern, part in patterned.items() if matches(pattern, name)]
    if len(parts) > 1:
        return {"allOf": parts}
    return parts[0] if parts else schema.get("additionalProperties")


def kind_of(schema: Mapping[str, Any]) -> str:
    """Return the type of a schema, as stated or as its other keywords suggest it."""
    types = plain_types(schema)
    if types:
        return next((item for item in types if item != "null"), "null")
    return next((kind for kind, words in _HINTS if any(word in schema for word in words)), "")


def key_text(value: Any) -> str:
    """Return a value as a key of a mapping."""
    return value if isinstance(value, str) else json.dumps(value)


def typed(key: str, kind: str) -> Any:
    """Return what a key of a mapping is for a property of a type: 1 rather than `"1"`."""
    if kind in {"integer", "boolean"}:
        try:
            return json.loads(key)
        except ValueError:
            return key
    return key


def with_items(operation: Operation[Any], described: dict[str, Any]) -> dict[str, Any]:
    """Return the Media Type Object of an answer; where it is a page, one that requires its items.

    Args:
        operation: what is answered.
        described: the Media Type Object.
    """
    pagination = operation.pagination
    schema: dict[str, Any] = {}
    for name in reversed(() if pagination is None else pagination.items):
        schema = {"type": "object", "required": [name], "properties": {name: schema}}
    if not schema or "schema" not in described:
        return described
    return {**described, "schema": {"allOf": [described["schema"], schema]}}
