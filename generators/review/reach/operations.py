"""Which operations a change reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import METHODS, join
from ...document.sharing import alike
from ...models import kinds, plain
from .sides import merged, users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sides import Key, Side

_SEEN_APART = frozenset({"securitySchemes", "schemas"})
"""Kinds of components that are compared elsewhere."""


class Operations:
    """Which operations a change reaches.

    Args:
        base: the document before.
        head: the document after.
        changed: class names of the components that differ.
    """

    def __init__(self, base: Side, head: Side, changed: set[str]) -> None:
        self._sides = base, head
        self._all = set(plain.reaching(changed, merged(base, head)))
        self._near = changed | users(base, head, changed)
        self._parts = self._changed_parts()
        self._memo: dict[str, frozenset[str]] = {}

    def reached(self) -> set[Key]:
        """Return the operations that differ, or whose code may."""
        before, after = (dict(one.operations()) for one in self._sides)
        items = [mapping(one.normal.data.get("paths")) for one in self._sides]
        found = set()
        for key in before.keys() | after.keys():
            old, new = before.get(key), after.get(key)
            rests = [
                {
                    name: value
                    for name, value in mapping(each.get(key[0])).items()
                    if name not in METHODS
                }
                for each in items
            ]
            differs = old is None or rests[0] != rests[1] or not alike(old, new)
            if differs or self._follows(mapping(old)):
                found.add(key)
        return found

    def _changed_parts(self) -> set[str]:
        """Return the references to components other than schemas that differ."""
        found = set()
        base, head = (one.components for one in self._sides)
        for kind in {*base, *head} - _SEEN_APART:
            before, after = mapping(base.get(kind)), mapping(head.get(kind))
            for name in {*before, *after}:
                if not alike(before.get(name), after.get(name)):
                    found.add(f"#{join('/components', kind, name)}")
        return found

    def _follows(self, operation: dict[str, Any]) -> bool:
        """Whether the code of an operation may follow from something that differs."""
        asked = self._references([operation.get("parameters"), operation.get("requestBody")])
        rest = {
            key: value
            for key, value in operation.items()
            if key not in {"parameters", "requestBody"}
        }
        given = self._references(rest)
        if not self._parts.isdisjoint(asked | given):
            return True
        wide = self._all if _is_special(rest) else self._near
        return not (
            self._all.isdisjoint(self._classes(asked)) and wide.isdisjoint(self._classes(given))
        )

    def _classes(self, references: frozenset[str]) -> set[str]:
        prefix = kinds.PREFIX
        names = self._sides[0].prepared.class_names
        return {
            names[name]
            for ref in references
            if ref.startswith(prefix)
            and (name := ref.removeprefix(prefix).replace("~1", "/").replace("~0", "~")) in names
        }

    def _references(self, value: Any) -> frozenset[str]:
        """Return all references in a value, those in other components than schemas followed."""
        found: set[str] = set()
        waiting = [*references(value)]
        while waiting:
            ref = waiting.pop()
            if ref in found:
                continue
            found.add(ref)
            if not ref.startswith(kinds.PREFIX):
                waiting += self._of_part(ref)
        return frozenset(found)

    def _of_part(self, ref: str) -> frozenset[str]:
        if ref not in self._memo:
            self._memo[ref] = frozenset(references(self._sides[0].value(ref)))
        return self._memo[ref]


def references(value: Any) -> Iterator[str]:
    """Give all references in a value."""
    if isinstance(value, dict):
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield ref
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from references(inner)


def _is_special(value: Any) -> bool:
    """Whether content is written as something else than JSON: that may follow from all schemas."""
    if isinstance(value, dict):
        content = value.get("content")
        if isinstance(content, dict) and any("json" not in str(name) for name in content):
            return True
        return any(map(_is_special, value.values()))
    return isinstance(value, list) and any(map(_is_special, value))
