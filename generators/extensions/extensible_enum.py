"""The extension `x-extensible-enum`: values of an enum to which others may be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.open_enums import NAME, is_open
from ..document.pointer import join
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

__all__ = ["EXTENSION", "NAME", "is_open"]

_FORM = Requirement(
    "extensible-enum-form",
    Severity.WARNING,
    "The value of `x-extensible-enum` is a list of values, or `true` beside an `enum`.",
)


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the values that are neither a list nor a flag beside an enum."""
    for node in objects.schemas_stating(NAME):
        fault = _fault(node.value)
        if fault:
            hint = "list the values that are known, or write `true` beside their `enum`"
            yield Problem(_FORM.code, join(node.pointer, NAME), fault, hint)


def _fault(schema: dict[str, Any]) -> str:
    stated = schema[NAME]
    if isinstance(stated, list):
        if not stated:
            return f"`{NAME}` lists no value"
        if any(isinstance(value, (bool, list, dict)) for value in stated):
            return f"`{NAME}` lists other values than texts and numbers"
        return ""
    if not isinstance(stated, bool):
        return f"`{NAME}` is neither a list of values nor `true`"
    if stated and not isinstance(schema.get("enum"), list):
        return f"`{NAME}` stands in a schema without an `enum`"
    return ""


EXTENSION = Extension(NAME, (_FORM,), problems, change="known-values-changed", is_common=True)
