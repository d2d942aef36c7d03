"""The extension `x-pagination`: how an operation answers a list in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document.composition import Composition, Placed
from ..document.pointer import join
from .base import Extension, Problem, Requirement, Similar
from .pagination_reader import FORM, NAME, PLACE, Reading, read
from .pagination_shapes import proposed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

__all__ = ["EXTENSION", "NAME", "PLACE", "Reading", "problems", "read"]

_PROPOSED = "pagination-proposed"


def problems(objects: Objects, similar: Similar) -> Iterator[Problem]:
    """Give what is wrong with the extension, where it has no effect, and where it is missing."""
    composition = Composition(objects.document)
    read_at: set[str] = set()
    for operation in objects.operations:
        place = Placed(operation.node.pointer, operation.node.value)
        if not operation.path:
            continue
        if NAME in place.value:
            read_at.add(place.pointer)
            reading = read(objects, composition, place, operation.item.value, similar)
            yield from reading.problems
            continue
        text = proposed(objects, composition, place, operation.item.value)
        if text:
            message = "the list seems to be answered in pages, and nothing says so"
            hint = f"if it is, write `{NAME}: {text}`"
            yield Problem(_PROPOSED, place.pointer, message, hint, key=True)
    for node in objects.stating(NAME):
        if node.pointer not in read_at:
            message = f"`{NAME}` has no effect here"
            hint = "write it in an operation that is served, beside its `responses`"
            yield Problem(FORM, join(node.pointer, NAME), message, hint, key=True)


EXTENSION = Extension(
    NAME,
    (
        Requirement(
            FORM,
            Severity.ERROR,
            "An `x-pagination` stands on an operation, and has the keys of its style.",
            blocks=True,
        ),
        Requirement(
            PLACE,
            Severity.ERROR,
            "Whatever an `x-pagination` names is declared, with a type that fits its key.",
            blocks=True,
        ),
        Requirement(
            _PROPOSED,
            Severity.INFO,
            "An operation that answers a list in pages says so by `x-pagination`.",
        ),
    ),
    problems,
    change="pagination-changed",
)
