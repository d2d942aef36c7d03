"""Users: what refers to a part of a document."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .pointer import PointerError, from_ref, join, lookup, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document

_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf"})


class Users:
    """What refers to the parts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, pointer: str) -> list[str]:
        """Return the pointers of the objects outside of `components` that stand for a component."""
        users: dict[str, None] = {}
        waiting = [pointer]
        while waiting:
            for user in self._direct.get(waiting.pop(), ()):
                if user not in users:
                    users[user] = None
                    if user.startswith("/components/"):
                        waiting.append(user)
        return [user for user in users if not user.startswith("/components/")]

    def components(self, pointer: str) -> list[str]:
        """Return the pointers of the components that are references to one, over any number."""
        components: dict[str, None] = {}
        waiting = [pointer]
        while waiting:
            for user in self._direct.get(waiting.pop(), ()):
                if (
                    user not in components
                    and user.count("/") == 3
                    and user.startswith("/components/")
                ):
                    components[user] = None
                    waiting.append(user)
        return list(components)

    def in_place(self, schema: str) -> Iterator[str]:
        """Yield the pointers of the schemas of media types that a schema may stand for.

        Those in components are yielded as the objects that refer to them.

        A base with a discriminator stands for the schemas that include it.

        Args:
            schema: pointer of a schema.
        """
        waiting, seen = [schema], set()
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            tokens = split(place)
            while len(tokens) > 2 and tokens[-2] in _IN_PLACE:
                tokens = tokens[:-2]
            whole = join("", *tokens)
            if tokens[:1] != ["components"] and tokens[-1] in {"schema", "itemSchema"}:
                yield whole
            waiting += [user for at in (place, whole) for user in self._direct.get(at, ())]
            if tokens[:1] == ["components"] and tokens[1:2] != ["schemas"]:
                yield from self.of(join("", *tokens[:3]))
            waiting += self._bases(whole)

    def _bases(self, schema: str) -> Iterator[str]:
        """Yield the schemas with a discriminator that a schema includes."""
        value = self._value(schema)
        for part in value.get("allOf", ()) if isinstance(value.get("allOf"), list) else ():
            target = from_ref(part["$ref"]) if _refers(part) else None
            if target is not None and "discriminator" in self._value(target):
                yield target

    def _value(self, pointer: str) -> dict[str, Any]:
        try:
            value = lookup(self._document.data, pointer)
        except PointerError:
            return {}
        return value if isinstance(value, dict) else {}

    @cached_property
    def _direct(self) -> dict[str, list[str]]:
        """The pointers of the objects that are references, by what they refer to."""
        users: dict[str, list[str]] = {}
        for node in self._document.nodes:
            if _refers(node.value):
                target = from_ref(node.value["$ref"])
                if target is not None:
                    users.setdefault(target, []).append(node.pointer)
        return users


def _refers(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)
