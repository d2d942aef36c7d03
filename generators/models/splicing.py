"""Changes of the engine's source at places of its syntax tree: all else stays as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_FUTURE = "from __future__ import annotations\n"


class Change(NamedTuple):
    """A piece of one line, and what is written there.

    Attributes:
        line: from 1, as `ast` counts.
        start: in bytes, as `ast` counts.
        end: in bytes; that of the piece.
        text: in its place.
    """

    line: int
    start: int
    end: int
    text: str


def splice(source: str, changes: Iterable[Change]) -> str:
    """Return a source with its changes made; none may overlap another."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    for number, start, end, text in sorted(changes, reverse=True):
        line = lines[number - 1]
        lines[number - 1] = line[:start] + text.encode() + line[end:]
    return b"".join(lines).decode()


def import_names(source: str, module: str, names: Iterable[str]) -> str:
    """Return a source that imports names as well, if there are any."""
    listed = ", ".join(sorted(names))
    if not listed:
        return source
    return source.replace(_FUTURE, f"{_FUTURE}from {module} import {listed}\n", 1)
