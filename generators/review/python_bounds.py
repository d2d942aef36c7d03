"""Bounds of values that models check, such as `ge` and `max_length` of `Field`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .python_types import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UPPER, _LOWER = frozenset({"le", "lt", "max_length"}), frozenset({"ge", "gt", "min_length"})
_OTHER = frozenset({"pattern", "multiple_of"})
Bounds = tuple[tuple[str, str], ...]


def bounds(annotations: Iterable[str]) -> Bounds:
    """Return the bounds in annotations, at any depth, as keyword and Python expression, sorted."""
    limits: list[tuple[str, str]] = []
    for annotation in annotations:
        try:
            tree = ast.parse(annotation.strip() or "None", mode="eval")
        except SyntaxError:
            continue
        limits += [
            (keyword.arg, ast.unparse(keyword.value))
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            for keyword in call.keywords
            if keyword.arg in _UPPER | _LOWER | _OTHER
        ]
    return tuple(sorted(limits))


def relation(base: Bounds, head: Bounds) -> Relation:
    """Return how the bounds of the head relate to those of the base."""
    if base == head:
        return Relation.SAME
    before, after = dict(base), dict(head)
    if len(before) != len(base) or len(after) != len(head):
        return Relation.CHANGED
    relations = {_keyword_relation(key, before, after) for key in before.keys() | after.keys()} - {
        Relation.SAME
    }
    return relations.pop() if len(relations) == 1 else Relation.CHANGED


def _keyword_relation(key: str, before: Mapping[str, str], after: Mapping[str, str]) -> Relation:
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
