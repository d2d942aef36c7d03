"""The extensions `x-enum-varnames` and `x-enumNames`: what the values of an `enum` are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document import open_enums
from ..document.pointer import join
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

NAME, OTHER_NAME = "x-enum-varnames", "x-enumNames"
_FORM = Requirement(
    "enum-names-form",
    Severity.WARNING,
    "The value of `x-enum-varnames` is a list of as many names as the `enum` has values.",
)


def names(schema: dict[str, Any]) -> list[str] | None:
    """Return the name of each value of a schema's `enum`, None where it gives none of use."""
    for key in (NAME, OTHER_NAME):
        if key in schema and not _fault(schema, key):
            return list(schema[key])
    return None


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the lists that do not name the values."""
    for node in objects.schemas:
        for key in (NAME, OTHER_NAME):
            fault = _fault(node.value, key) if key in node.value else ""
            if fault:
                hint = "give one name for each value of the `enum`, in the same order"
                yield Problem(_FORM.code, join(node.pointer, key), fault, hint)


def _fault(schema: dict[str, Any], key: str) -> str:
    values, given = open_enums.values(schema), schema[key]
    if not isinstance(values, list):
        return f"`{key}` stands in a schema without an `enum`"
    if not isinstance(given, list) or not all(isinstance(name, str) and name for name in given):
        return f"`{key}` is not a list of names"
    if len(given) != len(values):
        return f"`{key}` has {len(given)} names for {len(values)} values"
    return ""


EXTENSION = Extension(NAME, (_FORM,), problems, is_common=True)
OTHER = Extension(OTHER_NAME, is_common=True)
