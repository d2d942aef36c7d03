"""Writing out: operations and whole sections that are references become what they refer to.

OpenAPI allows a reference in neither place; many documents of several files have them all the same,
and other tools follow them. So do we, and say so once for each document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote

from ..diagnostics import Diagnostic, Severity
from .placing import Target
from .pointer import Node, PointerError, children, join, lookup, parent, split
from .references import misplaced
from .source import MapPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .files import File
    from .placing import Placing

_MAX_LINKS = 50


class Resolve(Protocol):
    """Returns what a reference in a file means; None, and reports it, where it means nothing."""

    def __call__(self, file: File, pointer: str, ref: str) -> Target | None:
        """Resolve."""


class WritingOut:
    """Replaces references that stand for what cannot be one.

    Args:
        main: the file everything begins with.
        placing: the document that grows.
        resolve: of references into other files.
    """

    def __init__(self, main: File, placing: Placing, resolve: Resolve) -> None:
        self._main = main
        self._placing = placing
        self._resolve = resolve
        self._written: list[tuple[str, str]] = []
        self._targets: dict[str, tuple[str, str]] = {}
        """By place, the file and pointer of what was written there."""

    def of(self, node: Node, file: File) -> Iterator[tuple[Node, File]]:
        """Write out what an object has of them; give the objects to visit, each with its file.

        Args:
            node: an object of the document.
            file: in which its references are relative.
        """
        for at in list(misplaced(node)):
            place = parent(at)
            target = self._target(file, at, lookup(self._placing.data, at))
            if target is None or self._contains_itself(place, target):
                continue
            value = self._placing.copy(target.value)
            if place == node.pointer:
                if isinstance(value, dict):
                    self._written.append((at, place))
                    self._fill(node.value, place, value, target)
                    yield node, target.file
                continue
            name = split(place)[-1]
            inner = node.value[name]
            self._written.append((at, place))
            if isinstance(value, dict):
                self._fill(inner, place, value, target)
            else:
                node.value[name] = value
                around = self._placing.find(node.pointer).places
                if isinstance(around, MapPlaces) and name in around.entries:
                    around.entries[name] = around.entries[name][0], target.graft()
            for child in children(Node(node.kind, node.pointer, {name: node.value[name]})):
                self._placing.grafted.add(child.pointer)
                yield child, target.file

    def _contains_itself(self, place: str, target: Target) -> bool:
        """Whether the same was written around a place; note it there where it was not."""
        key = target.file.path, target.pointer
        tokens = split(place)
        around = (join("", *tokens[:count]) for count in range(len(tokens)))
        if any(self._targets.get(pointer) == key for pointer in around):
            return True
        self._targets[place] = key
        return False

    def notes(self) -> Iterator[Diagnostic]:
        """Give the warning, where anything was written out."""
        if self._written:
            at, place = self._written[0]
            name, count = split(place)[-1] if place else "the document", len(self._written)
            more = f", as are {count - 1} more" if count > 1 else ""
            position = self._placing.find(place)
            yield Diagnostic(
                "misplaced-ref",
                Severity.WARNING,
                f"`{name}` is a reference as a whole{more}: followed, though OpenAPI has none here",
                position.source.location(position.offset),
                at,
                "write the entries here, each of them a reference where that helps",
            )

    def _fill(
        self, owner: dict[str, Any], pointer: str, value: dict[str, Any], target: Target
    ) -> None:
        self._register(pointer, value, target)
        entries = target.entries()
        places = self._placing.find(pointer).places
        owner.clear()
        owner.update(value)
        if isinstance(places, MapPlaces):
            places.entries.clear()
            places.entries.update(entries)

    def _register(self, pointer: str, value: dict[str, Any], target: Target) -> None:
        """Let other references to components that are written out lead to these."""
        tokens = split(pointer)
        if tokens[:1] != ["components"] or len(tokens) > 2:
            return
        for name, inner in value.items():
            at, there = join(pointer, name), join(target.pointer, name)
            if len(tokens) == 2:
                self._placing.placed.setdefault((target.file.path, there, tokens[1]), at)
            elif isinstance(inner, dict) and not isinstance(inner.get("$ref"), str):
                self._register(at, inner, Target(target.file, there))

    def _target(self, file: File, at: str, ref: str) -> Target | None:
        """Follow a reference to something that is none; None where it leads nowhere."""
        for _ in range(_MAX_LINKS):
            path, _, fragment = ref.partition("#")
            target: Target | None
            if not path and file is self._main:
                target = Target(self._main, unquote(fragment))
            else:
                target = self._resolve(file, at, ref)
            if target is None:
                return None
            try:
                value = target.value
            except PointerError:
                return None
            if isinstance(value, dict) and isinstance(value.get("$ref"), str):
                file, ref = target.file, value["$ref"]
                continue
            return target if isinstance(value, (dict, list)) else None
        return None
