"""Defaults of a document: which of them a generated class can state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .pointer import from_ref, split

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARSED = frozenset({"date", "date-time", "uuid", "binary"})
"""Formats whose values are not `str` in Python."""
_CLASSES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def holds(
    schema: Any, value: Any, schemas: Mapping[str, Any], seen: frozenset[str] = frozenset()
) -> bool:
    """Return whether a field of this schema takes a JSON value as it is.

    Text that Python sees as something else (a date) does not, nor what is shared when it is changed
    (a list), nor what is of another type than the schema says.

    Args:
        schema: in normal form.
        value: the default.
        schemas: the components that references lead to.
        seen: components looked at already.
    """
    if not isinstance(schema, dict) or value is None or isinstance(value, (dict, list)):
        return False
    if isinstance(schema.get("$ref"), str):
        name = split(from_ref(schema["$ref"]) or "")[-1]
        return name not in seen and holds(schemas.get(name), value, schemas, seen | {name})
    options = schema.get("anyOf") or schema.get("oneOf")
    if isinstance(options, list):
        return any(holds(option, value, schemas, seen) for option in options)
    if isinstance(schema.get("enum"), list):
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    kinds = schema.get("type", list(_CLASSES))
    return any(
        _is(value, kind, schema.get("format"))
        for kind in (kinds if type(kinds) is list else [kinds])
    )


def _is(value: Any, kind: str, format_: Any) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _CLASSES.get(kind, ())) and not (
        kind == "string" and format_ in _PARSED
    )
