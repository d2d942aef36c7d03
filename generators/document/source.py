"""Text and its places: a source file, and at which character each value of it begins.

A reader (YAML or JSON) drives a `Builder`. That makes plain Python data and, beside it, a tree of
the same shape that holds character offsets: one integer for a scalar, a small object for a
container. Lines and columns are computed from an offset only when somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from generators.diagnostics import Diagnostic, Location, Severity
from generators.document.pointer import join, split

MAX_NODES = 5_000_000
"""Values a document may hold once every alias is written out: a guard against alias bombs."""

MAX_DEPTH = 200
"""Levels of nesting; what reads a document recurses, and Python allows 1,000 frames in all."""

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
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

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


@dataclass(frozen=True, slots=True)
class Graft:
    """A value that came from another file: offsets in it count in `source`.

    `key_at` is where its key stands in that file, where it has one.
    """

    source: Source
    places: Places
    key_at: int | None = None


Places: TypeAlias = int | MapPlaces | ListPlaces | Graft


@dataclass(slots=True)
class Found:
    """What `find` found: the nearest place to a pointer, and whether it is the place itself."""

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


def find(source: Source, places: Places, pointer: str) -> Found:
    """Return the place of the value at `pointer`, or of its nearest ancestor that exists."""
    found = Found(source, places, None, exact=True)
    for token in split(pointer):
        key_at: int | None = None
        here = found.places
        if isinstance(here, MapPlaces) and token in here.entries:
            key_at, child = here.entries[token]
        elif isinstance(here, ListPlaces) and token.isdecimal() and int(token) < len(here.items):
            child = here.items[int(token)]
        else:
            found.exact = False
            break
        found = Found(found.source, child, key_at, exact=True)
        if isinstance(child, Graft):
            found = Found(child.source, child.places, child.key_at, exact=True)
    return found


class Unreadable(Exception):  # noqa: N818 - not an error of the program
    """Reading cannot go on; carries why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Frame:
    """A container that is still open."""

    data: dict[str, Any] | list[Any]
    places: MapPlaces | ListPlaces
    opened: int
    """`Builder.count` when the container was opened."""
    key: str | None = None
    key_at: int = 0
    height: int = 1
    """Levels in it so far, itself included; aliases count as written out."""
    merges: bool = False
    """Whether it has a merge key, `<<`."""


class Builder:
    """Makes data and places from a stream of values.

    Attributes:
        source: the text the offsets refer to.
        problems: what was wrong but did not stop the reading.
        count: values seen, aliases counted as written out.
        frames: the containers open now, the innermost last.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.count = 0
        self.frames: list[_Frame] = []
        self.root: tuple[Any, Places] | None = None

    def report(self, code: str, message: str, at: int, hint: str = "") -> None:
        """Note a problem at the value being read and go on."""
        self.problems.append(
            Diagnostic(
                code,
                Severity.ERROR,
                message,
                self.source.location(at),
                self.pointer(),
                hint,
            )
        )

    def stop(self, code: str, message: str, at: int, hint: str = "") -> Unreadable:
        """Return the exception to raise for a problem that ends the reading."""
        self.report(code, message, at, hint)
        return Unreadable(self.problems.pop())

    def pointer(self) -> str:
        """Return the pointer of the value being read."""
        tokens: list[str | int] = []
        for frame in self.frames:
            if isinstance(frame.data, list):
                tokens.append(len(frame.data))
            elif frame.key is not None:
                tokens.append(frame.key)
        return join("", *tokens)

    def expects_key(self) -> bool:
        """Whether the next scalar is the key of a mapping."""
        if not self.frames:
            return False
        frame = self.frames[-1]
        return frame.key is None and type(frame.data) is dict

    def open(self, data: dict[str, Any] | list[Any], at: int) -> None:
        """Begin a container."""
        self.grow(1, 1, at)
        places = MapPlaces(at, {}) if isinstance(data, dict) else ListPlaces(at, [])
        self.frames.append(_Frame(data, places, self.count - 1))

    def close(self) -> tuple[Any, Places, int, int]:
        """End the innermost container; return it, its places, its values and its levels."""
        frame = self.frames.pop()
        if self.frames:
            outer = self.frames[-1]
            outer.height = max(outer.height, frame.height + 1)
        self.put(frame.data, frame.places)
        return frame.data, frame.places, self.count - frame.opened, frame.height

    def key(self, text: str, at: int) -> None:
        """Take the key of the next value."""
        frame = self.frames[-1]
        frame.key, frame.key_at = text, at
        places = frame.places
        if isinstance(places, MapPlaces) and text in places.entries:
            first = self.source.location(places.entries[text][0])
            self.report(
                "duplicate-key",
                f"key `{text}` is given twice in the same mapping, first on line {first.line}",
                at,
                "keep one of the two; programs that read this file disagree on which one counts",
            )

    def grow(self, values: int, levels: int, at: int) -> None:
        """Count values about to be added, and refuse what is too large.

        Raises:
            Unreadable: the document is too large or nested too deeply.
        """
        self.count += values
        if self.count > MAX_NODES:
            raise self.stop(
                "document-too-large",
                f"the document holds more than {MAX_NODES:,} values once its aliases are expanded",
                at,
                "write out less through aliases; `$ref` shares a definition without copying it",
            )
        if len(self.frames) + levels > MAX_DEPTH:
            raise self.stop(
                "document-too-deep", f"values are nested more than {MAX_DEPTH} levels deep", at
            )

    def put(self, value: Any, places: Places) -> None:
        """Add a finished value to the innermost open container."""
        if not self.frames:
            self.root = value, places
            return
        frame = self.frames[-1]
        if isinstance(frame.data, list):
            frame.data.append(value)
            assert isinstance(frame.places, ListPlaces)  # noqa: S101 - made together in `open`
            frame.places.items.append(places)
        elif frame.key is not None:
            frame.data[frame.key] = value
            assert isinstance(frame.places, MapPlaces)  # noqa: S101 - made together in `open`
            frame.places.entries[frame.key] = frame.key_at, places
            frame.key = None
