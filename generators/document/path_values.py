"""What texts may stand for a parameter of a path, as far as its schema says at first sight."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..runtime.parameters.segments import UNRESERVED, dividers
from .objects import mapping, sequence
from .pointer import METHODS, join

if TYPE_CHECKING:
    from ..runtime.parameters.segments import Fits
    from .objects import Objects

_DIGITS = "0123456789"
_FORMS = {
    "integer": (re.compile(r"-?\d+", re.ASCII), f"-{_DIGITS}"),
    "number": (re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII), f"-.eE{_DIGITS}"),
    "boolean": (re.compile("true|false"), "truefalse"),
    "uuid": (re.compile(r"[0-9a-fA-F-]{36}"), ""),
    "date": (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), ""),
}
"""Of types and formats: the texts, and which characters they hold if their length is not known."""
_PART = re.compile(
    r"(?P<one>\[(?:\\.|[^\]\[\\])+\]|\\[dw]|[A-Za-z0-9_-])|\(\?:|[()*+?]|\{\d+(?:,\d*)?\}"
)


def fits_of(context: Objects, template: str) -> dict[str, Fits]:
    """Return what tells the values of parameters that share a segment of a path, by name.

    Args:
        context: the document.
        template: of the path.
    """
    schemas = schemas_of(context, template) if dividers(template) else {}
    return {name: partial(_fits, schema) for name, schema in schemas.items()}


def schemas_of(context: Objects, template: str) -> dict[str, dict[str, Any]]:
    """Return the schemas of the parameters of a path, by name.

    Where operations differ, that of the first counts.

    Args:
        context: the document.
        template: of the path.
    """
    at = join("/paths", template)
    pointer, item = context.follow(at, mapping(context.document.data.get("paths")).get(template))
    owners = [(join(pointer, key), value) for key, value in mapping(item).items() if key in METHODS]
    found: dict[str, dict[str, Any]] = {}
    for owner, value in [*owners, (pointer, item)]:
        listed = mapping(value).get("parameters")
        for _, origin, parameter in context.entries(join(owner, "parameters"), listed):
            if mapping(parameter).get("in") == "path" and isinstance(parameter.get("name"), str):
                schema = context.follow(join(origin, "schema"), parameter.get("schema"))[1]
                found.setdefault(parameter["name"], mapping(schema))
    return found


def may_hold(schema: dict[str, Any], text: str) -> bool:
    """Return whether a value may hold a text that it is sent with as it is.

    Args:
        schema: of the value.
        text: of a path, decoded.
    """
    kinds = _kinds(schema)
    plain = UNRESERVED if not kinds & {"array", "object"} else UNRESERVED | set(",=")
    if not plain.issuperset(text):
        return False
    listed = _listed(schema)
    if listed is not None:
        return any(set(text) <= set(value) for value in listed)
    if kinds and all(kind in _FORMS and not set(text) <= set(_FORMS[kind][1]) for kind in kinds):
        return False
    pattern = schema.get("pattern")
    return not isinstance(pattern, str) or _pattern_may_hold(pattern, text)


def _kinds(schema: dict[str, Any]) -> set[str]:
    """Return the types of a schema, or the format where that says more."""
    stated = schema.get("type")
    kinds = {stated} if isinstance(stated, str) else {*map(str, sequence(stated))}
    form = schema.get("format")
    return {form} if kinds == {"string"} and form in _FORMS else kinds - {"null"}


def _listed(schema: dict[str, Any]) -> list[str] | None:
    """Return the texts of the only values that there are."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(values, list):
        return None
    return [value if isinstance(value, str) else json.dumps(value) for value in values]


def _pattern_may_hold(pattern: str, text: str) -> bool:
    """Whether texts of a pattern may hold another text; True for all but simple patterns."""
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return True
    at, end = 1, len(pattern) - 1
    held: set[str] = set()
    while at < end:
        part = _PART.match(pattern, at, end)
        if part is None:
            return True
        try:
            held |= {c for c in text if part["one"] and re.fullmatch(part["one"], c, re.ASCII)}
        except re.error:
            return True
        at = part.end()
    return held >= set(text)


def _fits(schema: dict[str, Any], raw: str) -> bool:
    text = unquote(raw)
    kinds, listed = _kinds(schema), _listed(schema)
    if listed is not None:
        return text in listed
    if kinds and all(kind in _FORMS and not _FORMS[kind][0].fullmatch(text) for kind in kinds):
        return False
    pattern = schema.get("pattern")
    try:
        return not isinstance(pattern, str) or re.search(pattern, text, re.ASCII) is not None
    except (re.error, OverflowError, RecursionError):
        return True
