"""Schemas: those of 2.0 and 3.0 differ in few keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conversion import At, Conversion

NULLABLE = "x-nullable"
"""The extension by which documents in 2.0 say what `nullable` says in 3.0."""
_SCHEMA = frozenset({"items", "additionalProperties", "not"})
_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf", "items"})
_NAMED = frozenset({"properties", "patternProperties", "definitions"})
_ANNOTATIONS = frozenset({"description", "title", NULLABLE, "$ref"})


def schema(conversion: Conversion, at: At) -> Any:
    """Return a schema in 3.0; what is no mapping stays as it is, for rules to tell."""
    value = at.value
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("$ref"), str):
        return _reference(conversion, at)
    result: dict[str, Any] = {}
    for key, inner in at.entries():
        result |= _keyword(conversion, key, inner)
    if result.get("nullable") is True and isinstance(result.get("enum"), list):
        # The values of an enum are all values: null is one of them or none.
        result["enum"] = [*result["enum"], *([] if None in result["enum"] else [None])]
    return result


def _keyword(conversion: Conversion, key: str, at: At) -> dict[str, Any]:
    """Return what a keyword becomes."""
    value = at.value
    if key in _NAMED and isinstance(value, dict):
        return {key: {name: schema(conversion, inner) for name, inner in at.entries()}}
    if key in _SCHEMAS and isinstance(value, list):
        return {key: [schema(conversion, inner) for inner in at.items()]}
    if key in _SCHEMA:
        return {key: schema(conversion, at)}
    if key == "discriminator" and isinstance(value, str):
        return {key: {"propertyName": value}}
    if key == NULLABLE and isinstance(value, bool):
        return {"nullable": value}
    if key == "type":
        return _type(conversion, at)
    return {key: value}


def _reference(conversion: Conversion, at: At) -> dict[str, Any]:
    """Return a reference; what stands beside one means nothing, but documents mean it."""
    value = at.value
    ref = conversion.schema_ref(at, value["$ref"])
    if value.get(NULLABLE) is not True:
        return {**value, "$ref": ref}
    kept = {
        key: inner for key, inner in value.items() if key in _ANNOTATIONS or key.startswith("x-")
    }
    for key in value.keys() - kept.keys():
        conversion.lost(at.below(key), f"`{key}` beside a reference means nothing: left out")
    del kept[NULLABLE], kept["$ref"]
    return {**kept, "allOf": [{"$ref": ref}], "nullable": True}


def _type(conversion: Conversion, at: At) -> dict[str, Any]:
    """Return what a type becomes: `file`, and several of JSON Schema, are none in 3.0."""
    value = at.value
    if value == "file":
        return {"type": "string", "format": "binary"}
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return {"type": value}
    types = [item for item in value if item != "null"]
    nullable = {"nullable": True} if len(types) < len(value) else {}
    if not types:
        conversion.lost(at, "`null` is no type of OpenAPI 3.0: any value is allowed")
        return nullable
    if len(types) == 1:
        return {"type": types[0], **nullable}
    if "array" in types:
        conversion.lost(at, "a list of types with `array` cannot be kept: any value is allowed")
        return nullable
    return {"anyOf": [{"type": item, **nullable} for item in types]}
