"""Text and its places: a source file, and at which character each value of it begins.

Places are a tree of the same shape as the data, made by a `Builder`, that holds character
offsets: one integer for a scalar, a small object for a container. Lines and columns are computed
    from an offset only on request.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from ..diagnostics import Diagnostic, Location, Severity
from .pointer import split

_LINE_BREAK = re.compile(r"\r\n?|\n")


class Source:
    """The text of one file.

    Attributes:
        name: the file as diagnostics name it.
        text: its text, without a byte order mark.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        return [*accumulate(lengths, initial=0)][:-1]

    def location(self, offset: int) -> Location:
        """Return the line and column of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Location(self.name, line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its end; empty when there is none."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        ends = [*self._line_starts[number : number + 1], len(self.text)]
        return self.text[self._line_starts[number - 1] : ends[0]].rstrip("\r\n")

    def problem(self, code: str, message: str, offset: int = 0, hint: str = "") -> Diagnostic:
        """Return an error at `offset`."""
        return Diagnostic(code, Severity.ERROR, message, self.location(offset), hint=hint)


@dataclass(slots=True)
class MapPlaces:
    """Where a mapping begins, and where each key of it and each value does."""

    at: int
    entries: dict[str, tuple[int, Places]]


@dataclass(slots=True)
class ListPlaces:
    """Where a sequence begins, and where each item does."""

    at: int
    items: list[Places]


class Graft(NamedTuple):
    """A value that came from another file: offsets in it count in `source`.

    `key_at` is where its key is in that file, where it has one.
    """

    source: Source
    places: Places
    key_at: int | None = None


Places: TypeAlias = int | MapPlaces | ListPlaces | Graft


@dataclass(slots=True)
class Place:
    """The place that is nearest to a pointer, and whether it is the place of the value itself."""

    source: Source
    places: Places
    key_at: int | None
    exact: bool

    @property
    def offset(self) -> int:
        """Where the value begins."""
        return self.places if isinstance(self.places, int) else _start(self.places)


def _start(places: Places) -> int:
    if isinstance(places, int):
        return places
    return _start(places.places) if isinstance(places, Graft) else places.at


def find(source: Source, places: Places, pointer: str) -> Place:
    """Return the place of the value at `pointer`, or of its nearest ancestor that exists."""
    place = Place(source, places, None, exact=True)
    for token in split(pointer):
        key_at: int | None = None
        here = place.places
        if isinstance(here, MapPlaces) and token in here.entries:
            key_at, child = here.entries[token]
        elif isinstance(here, ListPlaces) and token.isdecimal() and int(token) < len(here.items):
            child = here.items[int(token)]
        else:
            place.exact = False
            break
        place = Place(place.source, child, key_at, exact=True)
        if isinstance(child, Graft):
            place = Place(child.source, child.places, child.key_at, exact=True)
    return place


class Unreadable(Exception):  # noqa: N818 - not an error of the program
    """Reading cannot go on; carries why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem
