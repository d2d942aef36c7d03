"""Whole numbers with a fraction, as `1.0`: they are integers, as in JSON Schema."""

from __future__ import annotations

from typing import Any, cast

from ..narrowing import AnyDict, AnyList


def is_whole(data: Any, place: tuple[str | int, ...]) -> bool:
    """Return whether at a place in plain data there is a whole number with a fraction."""
    for part in place:
        data = data[part]
    return isinstance(data, float) and data.is_integer()


def with_integer(data: Any, place: tuple[str | int, ...]) -> Any:
    """Return data, itself changed, with an integer for the whole number at a place."""
    if not place:
        return int(data) if isinstance(data, float) else data
    *way, last = place
    node = data
    for part in way:
        node = node[part]
    if isinstance(node[last], float):
        node[last] = int(node[last])
    return data


def _members(node: Any) -> list[tuple[Any, Any]]:
    return (
        list(node.items())
        if isinstance(node, AnyDict)
        else list(enumerate(cast("list[Any]", node)))
    )


def with_integers(data: Any) -> Any:
    """Return data, itself changed, with an integer for each whole number."""
    root = [data]
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        for key, member in _members(node):
            if isinstance(member, float) and member.is_integer():
                node[key] = int(member)
            elif isinstance(member, (AnyDict, AnyList)):
                waiting.append(member)
    return root[0]
