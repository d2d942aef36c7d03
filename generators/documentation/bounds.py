"""Bounds of values as pages write them: `<= 50`, `non-empty and <= 10 characters`, a pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.pointer import PointerError, join, lookup
from . import edits

if TYPE_CHECKING:
    from .claims import Claim
    from .facts import Facts
    from .here import Here
    from .schemas import SchemaWalk

_BOUND = re.compile(r"(?P<sign>[<>]=?)\s*(?P<number>-?\d+(?:\.\d+)?)(?P<unit>\s*characters?)?")
_NOT_EMPTY = re.compile(r"non-empty", re.IGNORECASE)
_PATTERN = re.compile(r"Value must match regular expression\s+`?(?P<pattern>.+?)`?$", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,`]|\band\b")
_KEYWORDS = {
    "number": {"<=": "maximum", "<": "exclusiveMaximum", ">=": "minimum", ">": "exclusiveMinimum"},
    "string": {"<=": "maxLength", ">=": "minLength"},
    "array": {"<=": "maxItems", ">=": "minItems"},
}


def stated(text: str, kind: str) -> dict[str, Any] | None:
    """Return the bounds in a text of a page, by keyword; None where it says anything else.

    Args:
        text: what follows *Possible values*.
        kind: the type of the value, as JSON Schema names it.
    """
    bounds: dict[str, Any] = {}
    match = _PATTERN.search(text)
    if match:
        bounds["pattern"] = match["pattern"]
        text = text[: match.start()]
    if _NOT_EMPTY.search(text):
        bounds["minLength"] = 1
        text = _NOT_EMPTY.sub("", text)
    keywords = _KEYWORDS.get("number" if kind == "integer" else kind, {})
    for match in _BOUND.finditer(text):
        keyword = keywords.get(match["sign"])
        if keyword is None or (match["unit"] and kind != "string"):
            return None
        bounds[keyword] = _number(match["number"])
    rest = _BETWEEN.sub("", _BOUND.sub("", text))
    return None if rest or not bounds else bounds


def declared(data: Any, facts: Facts, kind: str) -> dict[str, Any]:
    """Return the bounds of a document that pages would show, by keyword, as 3.1 writes them."""
    numbers = "number" if kind == "integer" else kind
    wanted = {*_KEYWORDS.get(numbers, {}).values()} | ({"pattern"} if kind == "string" else set())
    bounds: dict[str, Any] = {}
    for keyword, pointer in facts.constraints.items():
        try:
            value = lookup(data, join(pointer, keyword))
        except PointerError:
            continue
        if keyword in wanted and value is not False:
            bounds[keyword] = value
    for old, keyword in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if bounds.get(keyword) is True:  # OpenAPI 3.0
            bounds[keyword] = bounds.pop(old, None)
    return bounds


def shown(bounds: dict[str, Any]) -> str:
    """Return bounds as messages name them."""
    return ", ".join(f"`{keyword}: {value}`" for keyword, value in bounds.items()) or "no bounds"


def compare(walk: SchemaWalk, claim: Claim, facts: Facts, here: Here) -> None:
    """Compare the bounds of a value; those of a list are about the number of its items."""
    kind = "array" if claim.lists else claim.kind[0]
    of_page = stated(claim.bounds, kind)
    if of_page is None:
        message = f"{here.title}: `{claim.bounds}` is not compared"
        walk.add("page-unread", message, here.place, "", severity=Severity.WARNING)
        return
    of_document = declared(walk.context.document.data, facts, kind)
    if of_page == of_document:
        return
    message = f"{here.title} has {shown(of_page)} on the page, and "
    message += f"{shown(of_document)} in the document"
    edit = removal = None
    more = [name for name in of_page if of_document.get(name) != of_page[name]]
    if len(more) == 1:
        at = facts.constraints.get(more[0], facts.pointer)
        edit = edits.put(at, more[0], of_page[more[0]])
    elif not more:
        name = next(name for name in of_document if name not in of_page)
        removal = edits.dropped(facts.constraints.get(name, facts.pointer), name)
    walk.add("bounds-differ", message, here.place, facts.pointer, edit, removal=removal)


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
