"""The table of all classes of change, with their levels on the wire and in Python by direction.

The id of a finding is a prefix and the key of its class. The prefix is `request-`, `response-`,
empty for both directions, or `unused-` for data that is never sent. Classes without a direction
have no prefix.
"""

from __future__ import annotations

from .changes import (
    access,
    composition,
    messages,
    names,
    objects,
    operations,
    values,
    words,
)
from .changes.row import Change, Effect
from .model import Direction

__all__ = ["CLASSES", "Change", "Effect", "ids"]

CLASSES: dict[str, Change] = {
    change.key: change
    for group in (
        values.ROWS,
        objects.ROWS,
        composition.ROWS,
        names.ROWS,
        operations.ROWS,
        messages.ROWS,
        access.ROWS,
        words.ROWS,
    )
    for change in group
}
"""All classes, by key."""


def ids() -> dict[str, str]:
    """Return every id that a finding of the comparison can have, with a description."""
    about_by_id: dict[str, str] = {}
    for change in CLASSES.values():
        for direction in Direction if change.directed else (Direction.NONE,):
            about_by_id[change.id(direction)] = _about(change, direction)
    return about_by_id


_WHERE = {
    Direction.REQUEST: "In a request: ",
    Direction.RESPONSE: "In a response: ",
    Direction.BOTH: "In requests and responses: ",
    Direction.NONE: "In data that is never sent: ",
}


def _about(change: Change, direction: Direction) -> str:
    if not change.directed:
        return change.about
    return _WHERE[direction] + change.about[:1].lower() + change.about[1:]
