"""Overlays that are written: what makes one document of another."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VERSION = "1.0.0"
"""Of Overlay, in which the overlays are written: nothing in them needs a later one."""

_SIMPLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def overlay_between(before: Any, after: Any, title: str) -> dict[str, Any]:
    """Return the overlay that makes one document of another.

    Args:
        before: the document that it is applied to, a mapping.
        after: what it gives then, a mapping. Entries may stand in another order.
        title: of the overlay.
    """
    return {
        "overlay": VERSION,
        "info": {"title": title, "version": "1.0.0"},
        "actions": [*_removals(before, after, ()), *_updates(before, after, ())],
    }


def json_path(location: Sequence[str | int]) -> str:
    """Return the query that selects one place (RFC 9535)."""
    return "$" + "".join(map(_step, location))


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _SIMPLE.fullmatch(step):
        return f".{step}"
    escaped = step.replace("\\", "\\\\").replace("'", "\\'")
    # What cannot be seen is written as JSON writes it.
    escaped = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in escaped)
    return f"['{escaped}']"


def _same(before: Any, after: Any) -> bool:
    """Whether two values are equal as JSON has it: `true` is not 1, and 1 is 1.0."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(
            _same(value, after[key]) for key, value in before.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_same, before, after))
    return isinstance(before, bool) == isinstance(after, bool) and bool(before == after)


def _extends(before: Any, after: Any) -> bool:
    """Whether a list only has further items at its end, which an update can append."""
    return (
        isinstance(before, list)
        and isinstance(after, list)
        and len(after) > len(before)
        and all(map(_same, before, after))
    )


def _removals(before: Any, after: Any, at: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    """Give an action for each value that is gone, or that no update turns into the other."""
    for key, value in before.items():
        place = (*at, key)
        if key not in after or _is_replaced(value, after[key]):
            yield {"target": json_path(place), "remove": True}
        elif isinstance(value, dict) and isinstance(after[key], dict):
            yield from _removals(value, after[key], place)


def _is_replaced(before: Any, after: Any) -> bool:
    """Whether a value has to be removed before another one takes its place."""
    if _same(before, after) or _extends(before, after):
        return False
    if isinstance(before, dict) and isinstance(after, dict):
        return False
    return isinstance(before, (dict, list))


def _is_put(before: Any, after: Any) -> bool:
    """Whether a value takes the place of a single one."""
    if isinstance(after, dict):
        return not isinstance(before, dict)
    return not _same(before, after)


def _updates(before: Any, after: Any, at: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    """Give an action for each mapping that has new entries, or others."""
    update: dict[str, Any] = {}
    for key, value in after.items():
        there = before.get(key)
        if key not in before or _is_replaced(there, value):
            update[key] = value
        elif _extends(there, value):
            update[key] = value[len(there) :]
        elif _is_put(there, value):
            update[key] = value
    if update:
        yield {"target": json_path(at), "update": update}
    for key, value in after.items():
        there = before.get(key)
        if isinstance(value, dict) and isinstance(there, dict):
            yield from _updates(there, value, (*at, key))
