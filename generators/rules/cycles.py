"""Cycles: definitions that consist of nothing but each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import PointerError
from ..document.objects import mapping, sequence, text
from ..document.pointer import from_ref, join, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .registry import Context

_MAX_SHOWN = 20
"""Steps of a cycle that are kept: nobody reads more of a long one."""

_IN_PLACE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
_STEPS = frozenset({"$ref", *_IN_PLACE})
"""Keywords that send a value on as it is."""


def cycles(context: Context) -> dict[str, list[str]]:
    """Return the references that close a cycle, by pointer, with the places on the cycle.

    Only steps that keep to the same value count: `$ref`, `allOf` and the like. A schema that
    contains itself in a property or an item is ordinary recursion.
    """
    search = _Search(context)
    for kind, nodes in context.nodes.items():
        for node in nodes:
            if not isinstance(node.value, dict) or _STEPS.isdisjoint(node.value):
                continue
            if kind == "schema" or "$ref" in node.value:
                search.start(node.pointer, node.value)
    return search.cycles


class _Search:
    """A search in depth, without recursion, that visits each place once."""

    def __init__(self, context: Context) -> None:
        self.data = context.document.data
        self.done: set[str] = set()
        self.cycles: dict[str, list[str]] = {}

    def start(self, place: str, fields: Mapping[str, Any]) -> None:
        """Look for cycles that can be reached from one place, which has these fields."""
        if place in self.done:
            return
        if len(fields) == 1 and from_ref(text(fields.get("$ref"))) in self.done:
            self.done.add(place)
            return
        path, steps_taken = [place], [""]
        since = {place: 0}
        following = [self.steps(place)]
        while path:
            step, target = next(following[-1], ("", ""))
            if not step:
                done = path.pop()
                del since[done]
                self.done.add(done)
                steps_taken.pop()
                following.pop()
            elif target in since:
                begin = since[target]
                closing = step
                for index in range(len(path) - 1, begin, -1):
                    if closing.endswith("/$ref"):
                        break
                    closing = steps_taken[index]
                if not closing.endswith("/$ref"):
                    closing = step
                self.cycles.setdefault(closing, _short(path[begin : begin + _MAX_SHOWN]))
            elif target not in self.done:
                since[target] = len(path)
                path.append(target)
                steps_taken.append(step)
                following.append(self.steps(target))

    def steps(self, pointer: str) -> Iterator[tuple[str, str]]:
        """Yield where a value is sent on as it is: (pointer of the step, target)."""
        try:
            fields: dict[str, Any] = mapping(lookup(self.data, pointer))
        except PointerError:
            return
        target = from_ref(text(fields.get("$ref")))
        if target is not None:
            yield join(pointer, "$ref"), target
        for keyword in _IN_PLACE:
            inner = fields.get(keyword)
            if isinstance(inner, dict):
                yield join(pointer, keyword), join(pointer, keyword)
            for index, part in enumerate(sequence(inner)):
                if keyword == "allOf" and self._is_union_of(part, pointer):
                    continue
                yield join(pointer, keyword, index), join(pointer, keyword, index)

    def _is_union_of(self, part: Any, child: str) -> bool:
        """Whether a part of an `allOf` is the union of what includes it, and of this child.

        It is no cycle: the base says what the children share, and is one of them.
        """
        target = from_ref(text(mapping(part).get("$ref")))
        try:
            base = mapping(lookup(self.data, target)) if target is not None else {}
        except PointerError:
            return False
        listed = [*sequence(base.get("oneOf")), *sequence(base.get("anyOf"))]
        return any(from_ref(text(mapping(variant).get("$ref"))) == child for variant in listed)


def _short(cycle: list[str]) -> list[str]:
    """Return a cycle without the steps inside a definition, where something is left."""
    return [
        place
        for index, place in enumerate(cycle)
        if index == 0 or not place.startswith(f"{cycle[index - 1]}/")
    ]
