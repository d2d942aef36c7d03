"""The extension `x-inferred`: why the source of a document does not state something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.pointer import join
from ..document.wording import type_of
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

NAME = "x-inferred"
_FORM = Requirement(
    "inferred-form", Severity.ERROR, "The value of `x-inferred` is a text that is not empty."
)


def reason(value: Any) -> str:
    """Return the sentence that an object states; empty where there is none."""
    stated = value.get(NAME) if isinstance(value, dict) else None
    return stated.strip() if isinstance(stated, str) else ""


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the values that are no sentences."""
    for node in objects.stating(NAME):
        value = node.value[NAME]
        if not isinstance(value, str) or not value.strip():
            kind = "empty" if isinstance(value, str) else f"of type {type_of(value)}, not string"
            hint = "write one sentence that says why this is not stated by the source"
            yield Problem(_FORM.code, join(node.pointer, NAME), f"`{NAME}` is {kind}", hint)


EXTENSION = Extension(NAME, (_FORM,), problems)
