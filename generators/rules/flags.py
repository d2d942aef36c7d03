"""Directions: where a value travels, and which properties do not travel with it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..document.objects import mapping, sequence
from ..document.pointer import split
from .weighing import TooComplex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .registry import Context


class Direction(StrEnum):
    """Where a value travels; ANY for a value that is not part of a message."""

    REQUEST = "request"
    RESPONSE = "response"
    ANY = "any"


def direction_of(pointer: str) -> Direction:
    """Return in which message the thing at `pointer` travels.

    In webhooks and callbacks the API sends the request, so `readOnly` is at home there.
    """
    tokens = split(pointer)
    answers = "responses" in tokens or tokens[:2] == ["components", "headers"]
    sent_by_api = tokens[:1] == ["webhooks"] or "callbacks" in tokens
    return Direction.RESPONSE if answers != sent_by_api else Direction.REQUEST


_FLAGS = {
    Direction.REQUEST: frozenset({"readOnly"}),
    Direction.RESPONSE: frozenset({"writeOnly"}),
    Direction.ANY: frozenset({"readOnly", "writeOnly"}),
}
_MAX_LEVELS = 20
"""How far `allOf` is followed in search of properties that do not travel."""

_MAX_STEPS = 500_000


class Flags:
    """Which schemas of a document do not travel in one direction."""

    def __init__(self, context: Context, direction: Direction) -> None:
        self.context = context
        self.names = _FLAGS[direction]
        self.steps = 0
        self.marked = self._marked()
        self.known: dict[int, frozenset[str]] = {}

    def flagged(self, schema: Any) -> bool:
        """Whether a property is `readOnly` (or `writeOnly`), itself or by what it refers to."""
        return id(schema) in self.marked

    def unseen(self, schema: dict[str, Any]) -> frozenset[str]:
        """Return the properties of a schema that do not travel in this direction.

        Raises:
            TooComplex: the schemas are entangled beyond reason.
        """
        if not self.marked:
            return frozenset()
        if id(schema) not in self.known:
            self.known[id(schema)] = frozenset(self._unseen(schema))
        return self.known[id(schema)]

    def _unseen(self, schema: dict[str, Any]) -> Iterator[str]:
        seen, level = {id(schema)}, [schema]
        for _ in range(_MAX_LEVELS + 1):
            following: list[dict[str, Any]] = []
            for member in level:
                for name, inner in mapping(member.get("properties")).items():
                    if id(inner) in self.marked:
                        yield name
                parts = sequence(member.get("allOf"))
                self.steps += len(parts)
                for part in parts:
                    actual = self.context.follow("", part)[1]
                    if isinstance(actual, dict) and id(actual) not in seen:
                        seen.add(id(actual))
                        following.append(actual)
            if self.steps > _MAX_STEPS:
                raise TooComplex
            level = following

    def _marked(self) -> set[int]:
        """Return the identities of all schemas that are flagged: the flags spread to users."""
        users: dict[int, list[int]] = {}
        schemas = [node.value for node in self.context.schemas]
        names = self.names
        marked = {
            id(schema)
            for schema in schemas
            if not names.isdisjoint(schema) and any(schema.get(flag) is True for flag in names)
        }
        for schema in schemas if marked else ():
            if "$ref" not in schema and "allOf" not in schema:
                continue
            parts = sequence(schema.get("allOf"))
            if isinstance(schema.get("$ref"), str):
                parts = [*parts, self.context.follow("", schema)[1]]
            for part in parts:
                users.setdefault(id(part), []).append(id(schema))
        spreading = list(marked)
        while spreading:
            for user in users.get(spreading.pop(), ()):
                if user not in marked:
                    marked.add(user)
                    spreading.append(user)
        return marked
