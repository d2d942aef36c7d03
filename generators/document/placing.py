"""Placing: values of other files are copied into a document, and their places with them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .builder import MAX_NODES, MAX_REPEATED
from .pointer import join, lookup, split
from .source import Graft, MapPlaces, Place, Places, Unreadable, find

if TYPE_CHECKING:
    from .files import File, Files

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


class Target(NamedTuple):
    """What a reference means: a value of a file."""

    file: File
    pointer: str

    @property
    def value(self) -> Any:
        """The value a reference means.

        Raises:
            PointerError: there is none.
        """
        return lookup(self.file.parsed.data if self.file.parsed else {}, self.pointer)

    def graft(self) -> Graft:
        """Return its place, as that of a value that came from another file."""
        place = self.file.place(self.pointer)
        return Graft(place.source, place.places, place.key_at)

    def entries(self) -> dict[str, tuple[int, Places]]:
        """Return the places of its entries, where it is a mapping."""
        there = self.graft()
        if not isinstance(there.places, MapPlaces):
            return {}
        return {
            key: (0, inner if isinstance(inner, Graft) else Graft(there.source, inner, key_at))
            for key, (key_at, inner) in there.places.entries.items()
        }


class Placing:
    """A document that grows.

    Attributes:
        data: the document, a copy of the main file's.
        places: where each value of it is.
        placed: pointers in `components` of what was copied there, by file, pointer and section.
        grafted: the same pointers.
        names: by section and name, the last number given to a name that was taken.
    """

    def __init__(self, files: Files) -> None:
        assert files.main.parsed is not None  # noqa: S101 - `bundle` has read it
        self.files = files
        self.copied = 0
        self.data: dict[str, Any] = self.copy(files.main.parsed.data)
        self.places = files.main.parsed.places
        self.placed: dict[tuple[str, str, str], str] = {}
        self.grafted: set[str] = set()
        self.names: dict[tuple[str, str], int] = {}

    def find(self, pointer: str) -> Place:
        """Return where a value of the document is."""
        return find(self.files.main.source, self.places, pointer)

    def put(self, pointer: str, section: str, target: Target) -> Any:
        """Copy a value of another file into `components`; return the copy.

        Raises:
            Unreadable: the document has become too large.
        """
        value = self.copy(target.value)
        self.placed[target.file.path, target.pointer, section] = pointer
        self.grafted.add(pointer)
        holder: dict[str, Any] = self.data
        places: Places = self.places
        *path, name = split(pointer)
        for token in path:
            if not isinstance(holder.get(token), dict):
                holder[token] = {}
            holder = holder[token]
            if isinstance(places, MapPlaces):
                places = places.entries.setdefault(token, (0, MapPlaces(0, {})))[1]
        holder[name] = value
        if isinstance(places, MapPlaces):
            places.entries[name] = 0, target.graft()
        return value

    def free_place(self, section: str, target: Target) -> str:
        """Return a pointer in `components` for a value that comes from another file."""
        stem = posixpath.basename(target.file.path).partition(".")[0]
        last = ([stem, *split(target.pointer)])[-1]
        base = _NOT_A_NAME.sub("_", f"{stem}_{last}" if last.isdigit() else last) or section
        components = self.data.get("components")
        part = components.get(section) if isinstance(components, dict) else None
        taken = part if isinstance(part, dict) else {}
        name, number = base, self.names.get((section, base), 1)
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        self.names[section, base] = number
        return join("", "components", section, name)

    def copy(self, value: Any) -> Any:
        """Return a copy that shares nothing, aliases included.

        Raises:
            Unreadable: the document has become too large.
        """
        self.copied += 1
        if self.copied > min(MAX_NODES, self.files.values + MAX_REPEATED):
            message = (
                "the document is too large once what it refers to in other files is copied into "
                f"it: more than {self.copied - 1:,} values"
            )
            hint = "let references into other files lead to parts that do not contain each other"
            problem = self.files.main.source.problem("document-too-large", message, 0, hint)
            raise Unreadable(problem)
        if isinstance(value, dict):
            return {key: self.copy(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.copy(inner) for inner in value]
        return value
