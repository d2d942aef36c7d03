"""Editing: a document with parts left out, replaced, renamed or added.

Edits are collected by the pointers of the document as it was read and applied together, so that a
list from which items are left out does not shift what a later edit means. What remains is located
where it stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .pointer import join, parent, split

if TYPE_CHECKING:
    from . import Document

_ABSENT = object()


class Edits:
    """What is to become of some values of a document.

    Attributes:
        dropped: pointers of values that are left out.
        replaced: pointers to the values that take their place.
        renamed: pointers of entries of mappings to their new keys.
        added: pointers of mappings to entries they get where they have none of that name.
        appended: pointers of lists, or of where one is to be, to items that are added to them.
    """

    def __init__(self) -> None:
        self.dropped: set[str] = set()
        self.replaced: dict[str, Any] = {}
        self.renamed: dict[str, str] = {}
        self.added: dict[str, dict[str, Any]] = {}
        self.appended: dict[str, list[Any]] = {}

    def size(self) -> int:
        """Return how many edits there are."""
        added = sum(map(len, (*self.added.values(), *self.appended.values())))
        return len(self.dropped) + len(self.replaced) + len(self.renamed) + added

    def drop(self, pointer: str) -> None:
        """Leave a value out; of the document itself, everything."""
        self.dropped.add(pointer)

    def replace(self, pointer: str, value: Any) -> None:
        """Put another value in the place of one."""
        self.replaced[pointer] = value

    def rename(self, pointer: str, key: str) -> None:
        """Give an entry of a mapping another key."""
        self.renamed[pointer] = key

    def add(self, pointer: str, key: str, value: Any) -> None:
        """Give a mapping an entry, unless it has one of that name; there is one afterwards."""
        if pointer and pointer not in self.added:
            self.add(parent(pointer), split(pointer)[-1], {})
        self.added.setdefault(pointer, {}).setdefault(key, value)

    def append(self, pointer: str, value: Any) -> None:
        """Add an item to a list; there is one afterwards where there was none."""
        items = self.appended.setdefault(pointer, [])
        if value not in items:
            items.append(value)

    def apply(self, document: Document) -> Document:
        """Return the document with all edits made."""
        for pointer in self.appended:
            self.add(parent(pointer), split(pointer)[-1], [])
        origins: dict[str, str] = {}
        data = self._edited(document.data, "", "", self._touched(), origins)
        return document.derive(data if isinstance(data, dict) else {}, origins)

    def _touched(self) -> set[str]:
        """Return the pointers at or below which there are edits."""
        touched = {""}
        edited = (self.dropped, self.replaced, self.renamed, self.added, self.appended)
        for pointers in edited:
            for pointer in pointers:
                place = pointer
                while place not in touched:
                    touched.add(place)
                    place = parent(place)
        return touched

    def _edited(
        self, value: Any, old: str, new: str, touched: set[str], origins: dict[str, str]
    ) -> Any:
        """Return a value as edited.

        Args:
            value: as read.
            old: where it stands there.
            new: where it stands afterwards.
            touched: pointers at or below which there are edits.
            origins: takes the pointers of what moves.
        """
        if old in self.dropped:
            return _ABSENT
        if old in self.replaced:
            value = self.replaced[old]
        if old not in touched:
            return value
        if isinstance(value, dict):
            return self._mapping(value, old, new, touched, origins)
        if isinstance(value, list):
            return self._list(value, old, new, touched, origins)
        return value

    def _mapping(
        self, value: dict[str, Any], old: str, new: str, touched: set[str], origins: dict[str, str]
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, inner in (value | {k: v for k, v in self._new(old) if k not in value}).items():
            was = join(old, key)
            name = self.renamed.get(was, key)
            if name != key and (name in value or name in result):
                continue  # an entry that has the key already keeps it
            now = join(new, name)
            edited = self._edited(inner, was, now, touched, origins)
            if edited is not _ABSENT:
                result[name] = edited
                if name != key:
                    origins[now] = was
        return result

    def _new(self, pointer: str) -> list[tuple[str, Any]]:
        return list(self.added.get(pointer, {}).items())

    def _list(
        self, value: list[Any], old: str, new: str, touched: set[str], origins: dict[str, str]
    ) -> list[Any]:
        result: list[Any] = []
        for index, inner in enumerate(value):
            was, now = join(old, index), join(new, len(result))
            edited = self._edited(inner, was, now, touched, origins)
            if edited is not _ABSENT:
                if len(result) != index:
                    origins[now] = was
                result.append(edited)
        for item in self.appended.get(old, ()):
            origins[join(new, len(result))] = join(old, "-")  # stood nowhere
            result.append(item)
        return result
