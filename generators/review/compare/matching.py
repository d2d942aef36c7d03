"""Matching under different names: renamed properties, parameters, variants, paths."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ...document.objects import mapping
from ...naming import words
from .shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .sides import Node, Side

SURE = 0.6
"""Confidence from which on something counts as renamed."""
_DEPTH = 3
_MOST = 40
"""Limit of lost or new names at one place; above it none are matched."""
_UNCOUNTED = frozenset({"description", "title", "example", "examples", "externalDocs", "xml"})
_Key = TypeVar("_Key")


class Match(NamedTuple):
    """A name before and a name after that probably belong to the same thing."""

    before: str
    after: str
    confidence: float


class Signatures:
    """Schemas as canonical text, so that equal ones can be found; names do not count."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, Node, int], str] = {}

    def of(self, side: Side, node: Node, depth: int = _DEPTH) -> str:
        """Return the signature of a schema; nesting deeper than `depth` schemas does not count."""
        key = id(side), node, depth
        if key not in self._known:
            self._known[key] = ""  # ends the recursion of a schema that refers to itself
            self._known[key] = self._make(Shape(side, node), depth)
        return self._known[key]

    def _make(self, shape: Shape, depth: int) -> str:
        facts: dict[str, Any] = {
            "types": sorted(shape.types) if shape.types is not None else None,
            "null": shape.null,
            "enum": sorted(map(_text, shape.enum.value)) if shape.enum else None,
        }
        plain = [
            (key, value)
            for part in shape.parts
            for key, value in part.value.items()
            if key not in _STRUCTURE and key not in _UNCOUNTED and not key.startswith("x-")
        ]
        facts["plain"] = sorted({_text(pair) for pair in plain})
        if depth == 0:
            facts["properties"] = sorted(shape.properties)
            return _text(facts)
        side = shape.side
        facts["required"] = sorted(shape.required)
        facts["properties"] = {
            name: self.of(side, node, depth - 1) for name, node in shape.properties.items()
        }
        for key in ("items", "additionalProperties"):
            inner = shape.inner(key)
            if inner:
                facts[key] = self.of(side, inner, depth - 1)
        for key in ("not", "contains"):  # several say more than one schema that joins them
            facts[key] = sorted({self.of(side, (at,), depth - 1) for at in shape.inner(key)})
        facts["unions"] = [
            (union.kind, sorted(self.of(side, (variant,), depth - 1) for variant in union.variants))
            for union in shape.unions
        ]
        return _text(facts)


_STRUCTURE = frozenset(
    """type enum const required properties items additionalProperties not contains
    discriminator default deprecated""".split()
)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def says_much(shape: Shape) -> bool:
    """Whether a schema is so specific that two equal ones are hardly a coincidence."""
    return bool(shape.properties) or shape.enum is not None or bool(shape.unions)


def likeness(before: str, after: str) -> float:
    """Return how alike two names are, from 0 to 1; case and separators do not count."""
    ours, theirs = ("".join(words(name)).casefold() for name in (before, after))
    if ours == theirs:
        return 1.0
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def pair_off(
    lost: Iterable[str], new: Iterable[str], confidence: Callable[[str, str], float]
) -> list[Match]:
    """Return which lost and new names belong together, highest confidence first."""
    lost, new = list(lost), list(new)
    if not lost or not new or len(lost) * len(new) > _MOST * _MOST:
        return []
    scored = [
        Match(old_name, new_name, confidence(old_name, new_name))
        for old_name in lost
        for new_name in new
    ]
    scored = [match for match in scored if match.confidence >= SURE]
    scored.sort(key=lambda match: -match.confidence)
    matches: list[Match] = []
    paired: set[tuple[int, str]] = set()
    for match in scored:
        if (0, match.before) not in paired and (1, match.after) not in paired:
            paired |= {(0, match.before), (1, match.after)}
            matches.append(match)
    return matches


def described_alike(base: Any, head: Any) -> bool:
    """Whether two objects both have a description, and it is the same."""
    text = mapping(base).get("description")
    return bool(text) and text == mapping(head).get("description")


def confidence(before: str, after: str, *, distinctive: bool, described: bool) -> float:
    """Return the confidence, from 0 to 1, that a thing with an equal schema was only renamed.

    Args:
        before: its name before.
        after: its name after.
        distinctive: whether the schemas are so specific that equality is hardly a coincidence.
        described: whether both have the same description.
    """
    sure = 0.35 + 0.4 * likeness(before, after) + 0.2 * distinctive + 0.3 * described
    return round(min(sure, 0.99), 2)
