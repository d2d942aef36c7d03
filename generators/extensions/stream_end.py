"""The extension `x-stream-end`: data of the event that marks the end of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.pointer import join
from ..document.wording import type_of
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document.objects import Objects

NAME = "x-stream-end"
_FORM = Requirement(
    "stream-end-form",
    Severity.WARNING,
    "An `x-stream-end` is a text that is not empty; it stands on a media type.",
)


def data(media: Mapping[str, Any]) -> str:
    """Return the data that ends the stream of a Media Type Object; empty where there is none."""
    stated = media.get(NAME)
    return stated if isinstance(stated, str) else ""


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the values that are no text, and the places where the extension has no effect."""
    for node in objects.stating(NAME):
        value, at = node.value[NAME], join(node.pointer, NAME)
        if node.kind != "mediaType":
            hint = "write it in the media type of the stream"
            yield Problem(_FORM.code, at, f"`{NAME}` has no effect here", hint, key=True)
        elif not isinstance(value, str) or not value:
            kind = "empty" if value == "" else f"of type {type_of(value)}, not string"
            hint = "write the data of the last event, as it stands on the wire"
            yield Problem(_FORM.code, at, f"`{NAME}` is {kind}", hint)


EXTENSION = Extension(NAME, (_FORM,), problems, change="stream-end-changed")
