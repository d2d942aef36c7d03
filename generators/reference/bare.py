"""Schemas without what is said of them: what values are checked with and examples are made of."""

from __future__ import annotations

from typing import Any

from ..extensions import extensible_enum

_SAID = frozenset({"description", "title", "externalDocs", "xml", "$comment", "deprecated"})
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
_DATA = frozenset({"example", "examples", "default", "const", "enum", "required", "mapping"})


def bare(schema: Any) -> Any:
    """Return a schema with the keywords that the scripts of the page read."""
    if isinstance(schema, list):
        return [bare(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _value(key, value)
        for key, value in schema.items()
        if key not in _SAID and (not key.startswith("x-") or key == extensible_enum.NAME)
    }


def _value(key: str, value: Any) -> Any:
    if key in _DATA:
        return value
    if key in _MAPS and isinstance(value, dict):
        return {name: bare(schema) for name, schema in value.items()}
    return bare(value)
