"""The builder: what the readers of YAML and JSON drive, and the limits a document has.

It makes data and places from a stream of values, finds duplicate keys, and refuses what is too
large or too deep.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic, Severity
from .pointer import join
from .source import ListPlaces, MapPlaces, Places, Source, Unreadable

MAX_NODES = 3_000_000
"""Values a document may hold."""

MAX_REPEATED = 300_000
"""Values of them that may come from aliases and copies: few bytes must not make much work."""

MAX_DEPTH = 200
"""Levels of nesting; what reads a document recurses, and Python allows 1,000 frames in all."""


class Parsed(NamedTuple):
    """A file read.

    Attributes:
        data: what it holds.
        places: where each value of it is.
        problems: what was wrong without stopping the reading.
        values: how many values it holds, aliases counted as written out.
    """

    data: Any
    places: Places
    problems: list[Diagnostic]
    values: int


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
        repeated: how many of them come from aliases.
        frames: the containers open now, the innermost last.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.count = 0
        self.repeated = 0
        self.frames: list[_Frame] = []
        self.root: tuple[Any, Places] | None = None

    def parsed(self) -> Parsed:
        """Return what has been read.

        Raises:
            Unreadable: that is nothing.
        """
        if self.root is None:
            raise Unreadable(self.source.problem("empty-document", "the file holds no value"))
        return Parsed(*self.root, self.problems, self.count)

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
        if self.count >= MAX_NODES or len(self.frames) >= MAX_DEPTH:
            self.grow(1, 1, at)
        self.count += 1
        places = MapPlaces(at, {}) if type(data) is dict else ListPlaces(at, [])
        self.frames.append(_Frame(data, places, self.count - 1))

    def close(self) -> tuple[Any, Places, int, int]:
        """End the innermost container; return it, its places, its values and its levels."""
        frame = self.frames.pop()
        if self.frames:
            outer = self.frames[-1]
            if outer.height <= frame.height:
                outer.height = frame.height + 1
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
                f"the document holds more than {MAX_NODES:,} values",
                at,
                "split the document; it is larger than any single API",
            )
        if len(self.frames) + levels > MAX_DEPTH:
            raise self.stop(
                "document-too-deep", f"values are nested more than {MAX_DEPTH} levels deep", at
            )

    def repeat(self, values: int, levels: int, at: int) -> None:
        """Count the values that an alias repeats, and refuse what is too large; see `grow`.

        Raises:
            Unreadable: the document is too large or nested too deeply.
        """
        self.repeated += values
        if self.repeated > MAX_REPEATED:
            raise self.stop(
                "document-too-large",
                f"the aliases of the document repeat more than {MAX_REPEATED:,} values",
                at,
                "write out less through aliases; `$ref` shares a definition without copying it",
            )
        self.grow(values, levels, at)

    def put(self, value: Any, places: Places) -> None:
        """Add a finished value to the innermost open container."""
        if not self.frames:
            self.root = value, places
            return
        frame = self.frames[-1]
        data, key, around = frame.data, frame.key, frame.places
        if type(around) is MapPlaces and type(data) is dict and key is not None:
            data[key] = value
            around.entries[key] = frame.key_at, places
            frame.key = None
        elif type(around) is ListPlaces and type(data) is list:
            data.append(value)
            around.items.append(places)
