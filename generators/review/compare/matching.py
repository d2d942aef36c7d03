"""What belongs together under different names: renamed properties, parameters, variants, paths."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generators.naming import words
from generators.review.compare.shapes import Shape
from generators.review.compare.sides import mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generators.review.compare.sides import Node, Side

SURE = 0.6
"""Confidence from which on something counts as renamed."""
_DEPTH = 3
_MOST = 40
"""Names lost or new at one place, above which none is compared with each other."""
_UNCOUNTED = frozenset({"description", "title", "example", "examples", "externalDocs", "xml"})
_Key = TypeVar("_Key")


class Match(NamedTuple):
    """Two names of what is probably one thing."""

    before: str
    after: str
    confidence: float


class Signatures:
    """What schemas say, as one text each, so that equal ones are found; names do not count."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, Node, int], str] = {}

    def of(self, side: Side, node: Node, depth: int = _DEPTH) -> str:
        """Return the signature of a schema; what is deeper than `depth` schemas does not count."""
        key = id(side), node, depth
        if key not in self._known:
            self._known[key] = ""  # for what refers to itself
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
        for key in ("items", "additionalProperties", "not", "contains"):
            inner = shape.inner(key)
            if inner:
                facts[key] = self.of(side, inner, depth - 1)
        facts["unions"] = [
            (union.kind, sorted(self.of(side, (one,), depth - 1) for one in union.variants))
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
    """Whether a schema says enough for two equal ones to be hardly a coincidence."""
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
    """Return which of the names lost and new belong together, the surest ones first."""
    lost, new = list(lost), list(new)
    if not lost or not new or len(lost) * len(new) > _MOST * _MOST:
        return []
    scored = [Match(one, other, confidence(one, other)) for one in lost for other in new]
    scored = [match for match in scored if match.confidence >= SURE]
    scored.sort(key=lambda match: -match.confidence)
    found: list[Match] = []
    taken: set[tuple[int, str]] = set()
    for match in scored:
        if (0, match.before) not in taken and (1, match.after) not in taken:
            taken |= {(0, match.before), (1, match.after)}
            found.append(match)
    return found


def described_alike(base: Any, head: Any) -> bool:
    """Whether two objects have the same description, and have one."""
    text = mapping(base).get("description")
    return bool(text) and text == mapping(head).get("description")


def confidence(before: str, after: str, *, telling: bool, described: bool) -> float:
    """Return how sure it is that one of two things with equal schemas is the other, renamed.

    Args:
        before: its name before.
        after: its name after.
        telling: whether the schemas say so much that they are hardly equal by coincidence.
        described: whether both are described in the same words.
    """
    sure = 0.35 + 0.4 * likeness(before, after) + 0.2 * telling + 0.3 * described
    return round(min(sure, 0.99), 2)
