"""Values as text: what a parameter or a field of a form means to who reads it.

In a path, a query, a header field, a cookie and a form a value is text. Who expects a text takes
that of a number too; who expects a list takes one item, where items are written one by one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .formulas import Plain

TEXT = "text"
"""A value is written as text."""
EXPLODED = "exploded"
"""The same, and the items of a list are written one by one, as parameters of one name."""
FORM = "form"
"""A form: the same of the value of each property."""
_FORMS = frozenset({"application~1x-www-form-urlencoded", "multipart~1form-data"})
"""Media types of forms, as tokens of pointers."""
_SCALARS = ["string", "number", "boolean"]
_LIMITS = frozenset(
    """enum const pattern format minLength maxLength contentEncoding contentMediaType allOf anyOf
    oneOf not if then else""".split()
)


def of_media_type(token: str) -> str:
    """Return how the values in a body are written; its media type as a token of a pointer."""
    return FORM if token in _FORMS else ""


def of_parameters(*parameters: dict[str, Any]) -> str:
    """Return how the values of parameters, or header fields, are written."""
    exploded = all(
        parameter.get("in") in {"query", "cookie"}
        and parameter.get("style", "form") == "form"
        and parameter.get("explode", True) is True
        for parameter in parameters
    )
    return EXPLODED if exploded else TEXT


def as_text(
    plain: Plain, form: str, definition: Callable[[str], Plain], *, expected: bool
) -> Plain:
    """Return a schema of values as they are written.

    Args:
        plain: the schema.
        form: `TEXT`, `EXPLODED` or `FORM`.
        definition: gives the schema that a reference of the form `#/$defs/name` names.
        expected: whether it is the schema of who reads the value.
    """
    for _ in range(20):
        if not isinstance(plain, dict) or set(plain) != {"$ref"}:
            break
        plain = definition(plain["$ref"].removeprefix("#/$defs/"))
    if not isinstance(plain, dict) or not expected:
        return plain
    if form == FORM:
        properties = plain.get("properties", {})
        written = {
            name: as_text(inner, EXPLODED, definition, expected=expected)
            for name, inner in properties.items()
        }
        return {**plain, "properties": written} if properties else plain
    result = _scalars(plain)
    types = plain.get("type", [])
    if "array" in types and isinstance(plain.get("items", True), (dict, bool)):
        items = as_text(plain.get("items", True), TEXT, definition, expected=expected)
        listed = {**plain, "items": items}
        single = plain.get("minItems", 0) <= 1 <= plain.get("maxItems", 1)
        if form == EXPLODED and single and types == ["array"] and "enum" not in plain:
            return {"anyOf": [listed, items]}
        return listed
    return result


def _scalars(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes a number where its text is taken."""
    types = plain.get("type", [])
    if "string" not in types:
        return plain
    if not _LIMITS & plain.keys():
        return {**plain, "type": [*_SCALARS, *(name for name in types if name not in _SCALARS)]}
    if set(plain) & _LIMITS == {"enum"}:
        values = [value for text in plain["enum"] for value in _read(text)]
        return {**plain, "type": [*_SCALARS, *types], "enum": [*plain["enum"], *values]}
    return plain


def _read(text: Any) -> list[Any]:
    """Return the number or boolean that is written as a text."""
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return []
    scalar = isinstance(value, (bool, int, float))
    return [value] if scalar and json.dumps(value) == text else []
