"""The extension `x-sunset`: the date after which something deprecated may be removed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.pointer import join
from ..document.wording import show
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

NAME = "x-sunset"
_FORM = Requirement(
    "sunset-form", Severity.WARNING, "The value of `x-sunset` is a date, such as `2027-03-31`."
)


def date(value: Any) -> datetime.date | None:
    """Return the date that an object states, None where it states none that can be read."""
    stated = value.get(NAME) if isinstance(value, dict) else None
    if not isinstance(stated, str):
        return None
    try:
        return datetime.date.fromisoformat(stated[:10])
    except ValueError:
        return None


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the values that no date can be read from."""
    for node in objects.stating(NAME):
        if date(node.value) is None:
            message = f"`{NAME}` is {show(node.value[NAME])}, which is not a date"
            hint = "write it as `'2027-03-31'`"
            yield Problem(_FORM.code, join(node.pointer, NAME), message, hint)


EXTENSION = Extension(NAME, (_FORM,), problems)
