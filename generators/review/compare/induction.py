"""Verdicts that follow from others: of schemas in which nothing changed but what they refer to.

All values of such a schema that are sent are still expected where that is so of every schema that
it refers to; schemas that refer to each other hold together. So one that is widely used, of which
hundreds of others consist, needs no search for values but in itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.pointer import Node, join
from ...document.pointer import walk as nodes_of
from ..values import Answer
from .engine import Engine
from .sides import SCHEMAS, component_name, same
from .walk import Pair

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..model import Direction
    from .walk import Walk

_WORDS = frozenset(
    "title description summary deprecated example examples default externalDocs".split()
)
_ALONE = {"$ref": _WORDS, "anyOf": _WORDS | {"type", "nullable"}}
"""Keywords to those that may stand beside them, for what is sent to be told from each alone."""
_COMBINING = frozenset(
    """allOf oneOf not if then else contains dependentSchemas discriminator unevaluatedProperties
    unevaluatedItems propertyNames $dynamicRef $defs""".split()
)
"""Keywords by which more values inside may be fewer outside, or which look into what is inside."""


_STEPS = 1_000
"""Steps for each component that changed itself."""


class Induction:
    """Says which schemas hold because all that they refer to does.

    Args:
        walk: the walk over both documents.
    """

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        # Flags and bases of families give a schema another meaning than its own text.
        sides = walk.base, walk.head
        self._applies = walk.common.comparable and not any(
            side.has_flags or side.subtypes for side in sides
        )
        self._targets: dict[str, frozenset[str] | None] = {}
        self._holding: dict[Direction, frozenset[str]] = {}

    def holds(self, pair: Pair) -> bool:
        """Whether a pair holds because all that its schema refers to does."""
        if not self._applies or pair.form or len(pair.base) != 1 or pair.base != pair.head:
            return False
        targets = self._changed_in(pair.base[0])
        return targets is not None and targets <= self._components(pair.direction)

    def _components(self, direction: Direction) -> frozenset[str]:
        """Return the changed components that hold, by pointer."""
        if direction not in self._holding:
            self._holding[direction] = frozenset(self._all_holding(direction))
        return self._holding[direction]

    def _all_holding(self, direction: Direction) -> set[str]:
        common, both = self._walk.common, self._walk.base.schemas.keys() & self._walk.head.schemas
        changed = {pointer for name in both if (pointer := join(SCHEMAS, name)) in common.changed}
        engine = Engine(self._walk, direction, changed)
        users: dict[str, list[str]] = {}
        failing: list[str] = []
        for pointer in sorted(changed):
            targets = self._changed_in(pointer)
            if targets is None:
                targets = self._referred(pointer)
                pair = Pair((pointer,), (pointer,), direction)
                if targets is None or engine.compare(pair, _STEPS).answer is not Answer.SUBSET:
                    failing.append(pointer)
            for target in targets or ():
                users.setdefault(target, []).append(pointer)
                failing += () if target in changed else [pointer]
        while failing:
            pointer = failing.pop()
            if pointer in changed:
                changed.remove(pointer)
                failing += users.get(pointer, ())
        return changed

    def _changed_in(self, pointer: str) -> frozenset[str] | None:
        """Return what changed of what a schema refers to; None where more did, or may matter."""
        if pointer not in self._targets:
            walk = self._walk
            is_same = same(walk.base.at(pointer), walk.head.at(pointer))
            self._targets[pointer] = self._referred(pointer) if is_same else None
        return self._targets[pointer]

    def _referred(self, pointer: str) -> frozenset[str] | None:
        """Return the changed components that a schema refers to, before or after.

        None is for one whose values do not grow and shrink with theirs.
        """
        targets = set()
        for side in (self._walk.base, self._walk.head):
            for node in nodes_of(Node("schema", pointer, side.at(pointer))):
                if isinstance(node.value, bool):
                    continue
                if not isinstance(node.value, dict) or not _is_told_by_parts(node.value):
                    return None
                if "$ref" in node.value:
                    target = side.target(str(node.value["$ref"])) or ""
                    if not component_name(target):
                        return None
                    if not self._walk.common.unchanged(target, target):
                        targets.add(target)
        return frozenset(targets)


def _is_told_by_parts(schema: dict[str, Any]) -> bool:
    """Whether the values of a schema grow and shrink with those of each schema in it."""
    if not _COMBINING.isdisjoint(schema):
        return False
    return all(_are_beside(schema, key, others) for key, others in _ALONE.items() if key in schema)


def _are_beside(schema: dict[str, Any], keyword: str, others: Collection[str]) -> bool:
    return all(key == keyword or key in others or key.startswith("x-") for key in schema)
