"""Circles: definitions that consist of nothing but each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators.document import PointerError
from generators.document.pointer import from_ref, join, lookup
from generators.rules.registry import Context, mapping, sequence, text

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_PLACE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")


def circles(context: Context) -> dict[str, list[str]]:
    """Return the references that close a circle, by pointer, with the places on the circle.

    Only steps that keep to the same value count: `$ref`, `allOf` and the like. A schema that
    contains itself in a property or an item is ordinary recursion.
    """
    search = _Search(context)
    for kind, nodes in context.nodes.items():
        for node in nodes:
            if isinstance(node.value, dict) and (kind == "schema" or "$ref" in node.value):
                search.start(node.pointer)
    return search.found


class _Search:
    """A search in depth, without recursion, that visits each place once."""

    def __init__(self, context: Context) -> None:
        self.data = context.document.data
        self.done: set[str] = set()
        self.found: dict[str, list[str]] = {}

    def start(self, place: str) -> None:
        """Look for circles that can be reached from one place."""
        path, steps_taken = [place], [""]
        following = [self.steps(place)]
        if place in self.done:
            return
        while path:
            step, target = next(following[-1], ("", ""))
            if not step:
                self.done.add(path.pop())
                steps_taken.pop()
                following.pop()
            elif target in path:
                since = path.index(target)
                taken = [*steps_taken[since + 1 :], step]
                closing = [one for one in taken if one.endswith("/$ref")]
                self.found.setdefault((closing or taken)[-1], _short(path[since:]))
            elif target not in self.done:
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
            for index in range(len(sequence(inner))):
                yield join(pointer, keyword, index), join(pointer, keyword, index)


def _short(circle: list[str]) -> list[str]:
    """Return a circle without the steps inside a definition, where something is left."""
    return [
        place
        for index, place in enumerate(circle)
        if index == 0 or not place.startswith(f"{circle[index - 1]}/")
    ]
