"""Python types of schemas, where they are in a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import patterns
from ..document.pointer import from_ref, split
from ..document.text import is_literal
from .content import ANY, BYTES, NONE, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SCALARS = {"integer": "int", "number": "float", "boolean": "bool", "string": "str"}
_FORMATS = {"date-time": "datetime", "date": "date", "uuid": "UUID"}
_CONSTRAINTS = (
    ("minimum", "ge"),
    ("exclusiveMinimum", "gt"),
    ("maximum", "le"),
    ("exclusiveMaximum", "lt"),
    ("multipleOf", "multiple_of"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("pattern", "pattern"),
    ("minItems", "min_length"),
    ("maxItems", "max_length"),
)
_APPLIES = {
    "string": {"minLength", "maxLength", "pattern"},
    "array": {"minItems", "maxItems"},
    "integer": {"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"},
}
_APPLIES["number"] = _APPLIES["integer"]


def type_of(schema: Any, models: Mapping[str, str]) -> Type:
    """Return the type of a schema in normal form.

    Args:
        schema: classes in it are references to component schemas.
        models: class or alias of each component schema, for the direction meant.
    """
    if not isinstance(schema, dict):
        return ANY
    if isinstance(schema.get("$ref"), str):
        name = split(from_ref(schema["$ref"]) or "")[-1]
        return Type("model", models[name]) if name in models else ANY
    for key in ("anyOf", "oneOf"):
        if isinstance(schema.get(key), list):
            return union(type_of(option, models) for option in schema[key])
    if "const" in schema:
        return _literal((schema["const"],))
    if isinstance(schema.get("enum"), list):
        return _literal(tuple(schema["enum"]))
    kind = schema.get("type")
    if isinstance(kind, list):
        return union(type_of({**schema, "type": item}, models) for item in kind)
    return _plain(kind, schema, models)


def _plain(kind: Any, schema: dict[str, Any], models: Mapping[str, str]) -> Type:
    if kind == "null":
        return NONE
    if kind == "array":
        item = type_of(schema.get("items"), models)
        return Type("list", args=(item,), constraints=_constraints("array", schema))
    if kind == "object":
        extra = schema.get("additionalProperties")
        return Type("map", args=(type_of(extra, models) if isinstance(extra, dict) else ANY,))
    if kind == "string" and schema.get("format") == "binary":
        return BYTES
    if kind not in _SCALARS:
        return ANY
    name = _FORMATS.get(schema.get("format", ""), "str") if kind == "string" else _SCALARS[kind]
    constraints = _constraints(kind, schema) if name in _SCALARS.values() else ()
    return Type("scalar", name, constraints=constraints)


def _constraints(kind: str, schema: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    applies = _APPLIES.get(kind, set())
    return tuple(
        (argument, value)
        for keyword, argument in _CONSTRAINTS
        if keyword in applies and (value := _constraint(keyword, schema.get(keyword))) is not None
    )


def _constraint(keyword: str, value: Any) -> Any:
    """Return the value of a constraint; None where there is none that applies."""
    if keyword == "pattern":
        return patterns.runnable(value)
    return None if isinstance(value, bool) else value


def _literal(values: tuple[Any, ...]) -> Type:
    if values == (None,):
        return NONE
    if not all(map(is_literal, values)):
        return ANY
    return Type("literal", values=values)


def union(types: Iterable[Type]) -> Type:
    """Return the union of types: flattened, each once, None last; just the one where it is one."""
    members: list[Type] = []
    for item in types:
        members.extend(item.args if item.kind == "union" else (item,))
    unique = list(dict.fromkeys(members))
    if ANY in unique or not unique:
        return ANY
    if NONE in unique:
        unique.remove(NONE)
        unique.append(NONE)
    return unique[0] if len(unique) == 1 else Type("union", args=tuple(unique))
