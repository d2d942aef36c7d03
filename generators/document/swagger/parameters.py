"""Parameters and header fields: type and form of a value stand beside its name in 2.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..objects import mapping
from .schemas import NULLABLE, schema

if TYPE_CHECKING:
    from .conversion import At, Conversion

KEYWORDS = frozenset(
    f"""type format items default enum multipleOf maximum exclusiveMaximum minimum
    exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems properties
    additionalProperties allOf readOnly {NULLABLE}""".split()
)
"""Fields that belong to the schema of a value."""
COLLECTION = "collectionFormat"
CSV = "csv"
SEPARATORS = {CSV: "commas", "ssv": "spaces", "tsv": "tabs", "pipes": "`|`"}
_TEXT = "it is one text, which callers join and split"
_QUERY = {
    CSV: {"style": "form", "explode": False},
    "multi": {"style": "form", "explode": True},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
}


class Value(NamedTuple):
    """A value that is no body.

    Attributes:
        schema: of it.
        form: `style` and `explode` of a list; empty where defaults say it.
    """

    schema: Any
    form: dict[str, Any]


def value_of(conversion: Conversion, at: At, place: str) -> Value:
    """Return schema and form of a value.

    Args:
        conversion: tells what is lost.
        at: the object that has its fields.
        place: `query`, `formData`, `path`, `header`, or what only commas separate as well.
    """
    fields = {key: inner for key, inner in mapping(at.value).items() if key in KEYWORDS}
    if fields.get("type") != "array":
        return Value(schema(conversion, at._replace(value=fields)), {})
    if mapping(fields.get("items")).get("type") == "array":
        inner = at.below("items")
        conversion.lost(inner, f"a list in a list has no counterpart: {_TEXT}")
        return Value({"type": "string"}, {})
    written = schema(conversion, at._replace(value=_plain(fields)))
    asked = str(mapping(at.value).get(COLLECTION, CSV))
    forms = _QUERY if place in {"query", "formData"} else {CSV: {}}
    if asked in forms:
        return Value(written, dict(forms[asked]))
    told = at.below(COLLECTION)
    if asked not in SEPARATORS:
        conversion.lost(told, f"`{asked[:40]}` is no form of a list here: commas are taken")
        return Value(written, dict(forms[CSV]))
    conversion.lost(told, no_counterpart(SEPARATORS[asked], "here"))
    return Value({"type": "string"}, {})


def no_counterpart(separator: str, where: str) -> str:
    """Return what is told of a list that cannot be one."""
    return f"a list that {separator} separate has no counterpart {where}: {_TEXT}"


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Return a list whose items have no form of their own."""
    items = fields.get("items")
    if not isinstance(items, dict) or COLLECTION not in items:
        return fields
    return {**fields, "items": {key: items[key] for key in items if key != COLLECTION}}


def parameter(conversion: Conversion, at: At) -> Any:
    """Return a parameter of a path, a query or a header."""
    if not isinstance(at.value, dict):
        return at.value
    return _with_schema(conversion, at, str(at.value.get("in")))


def header(conversion: Conversion, at: At) -> Any:
    """Return a header field of a response."""
    return _with_schema(conversion, at, "header") if isinstance(at.value, dict) else at.value


def _with_schema(conversion: Conversion, at: At, place: str) -> dict[str, Any]:
    result: dict[str, Any] = {}
    written = None
    for key, inner in at.entries():
        if key in KEYWORDS or key == COLLECTION:
            if written is None:
                written = value_of(conversion, at, place)
                result |= {**written.form, "schema": written.schema}
        elif key == "schema":  # not of 2.0, but meant
            written = Value(schema(conversion, inner), {})
            result[key] = written.schema
        elif key == "allowEmptyValue" and place != "query":
            if inner.value is True:
                conversion.lost(inner, "`allowEmptyValue` is of queries alone: left out")
        else:
            result[key] = inner.value
    if written is None:
        conversion.chosen(at, "a value without a type: any is taken")
        result["schema"] = {}
    return result
