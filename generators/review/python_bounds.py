"""Bounds of values that models check: what `Field` says beside the type."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generators.review.python_types import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UPPER, _LOWER = frozenset({"le", "lt", "max_length"}), frozenset({"ge", "gt", "min_length"})
_OTHER = frozenset({"pattern", "multiple_of"})
Bounds = tuple[tuple[str, str], ...]


def bounds(annotations: Iterable[str]) -> Bounds:
    """Return the bounds in annotations, at any depth, as keyword and Python expression, sorted."""
    found: list[tuple[str, str]] = []
    for annotation in annotations:
        try:
            tree = ast.parse(annotation.strip() or "None", mode="eval")
        except SyntaxError:
            continue
        found += [
            (word.arg, ast.unparse(word.value))
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            for word in call.keywords
            if word.arg in _UPPER | _LOWER | _OTHER
        ]
    return tuple(sorted(found))


def relation(base: Bounds, head: Bounds) -> Relation:
    """Return what the bounds of the head are to those of the base: wider, narrower, or other."""
    if base == head:
        return Relation.SAME
    before, after = dict(base), dict(head)
    if len(before) != len(base) or len(after) != len(head):
        return Relation.CHANGED
    ways = {_way(key, before, after) for key in before.keys() | after.keys()} - {Relation.SAME}
    return ways.pop() if len(ways) == 1 else Relation.CHANGED


def _way(key: str, before: Mapping[str, str], after: Mapping[str, str]) -> Relation:
    if key not in after:
        return Relation.WIDENED
    if key not in before:
        return Relation.NARROWED
    old, new = _number(before[key]), _number(after[key])
    if before[key] == after[key]:
        return Relation.SAME
    if key in _OTHER or old is None or new is None:
        return Relation.CHANGED
    return Relation.NARROWED if (new < old) == (key in _UPPER) else Relation.WIDENED


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
