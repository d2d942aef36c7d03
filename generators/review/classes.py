"""The classes of change: what each does on the wire and to Python, by direction; in one table.

The id of a finding is derived: `request-`, `response-`, nothing for both directions, or `unused-`
for what is never sent, then the key of the class. Classes without a direction are their key.
"""

from __future__ import annotations

from generators.review.changes import (
    access,
    composition,
    messages,
    names,
    objects,
    operations,
    values,
    words,
)
from generators.review.changes.row import Change, Effect
from generators.review.model import Direction

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
    """Return every id a finding of the comparison can have, with what it is about."""
    found: dict[str, str] = {}
    for change in CLASSES.values():
        for direction in Direction if change.directed else (Direction.NONE,):
            found[change.id(direction)] = _about(change, direction)
    return found


_WHERE = {
    Direction.REQUEST: "In a request: ",
    Direction.RESPONSE: "In a response: ",
    Direction.BOTH: "In requests and responses: ",
    Direction.NONE: "In what is never sent: ",
}


def _about(change: Change, direction: Direction) -> str:
    if not change.directed:
        return change.about
    return _WHERE[direction] + change.about[:1].lower() + change.about[1:]
