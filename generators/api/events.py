"""What the API sends, as templates see it: webhooks and callbacks, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ir import Operation


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a webhook from others: see the runtime's."""

    place: str
    path: tuple[str, ...]
    values: tuple[str | int | bool, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API sends: a webhook, or a callback of an operation.

    Attributes:
        wire_name: of the event, which no other has.
        class_name: of the event.
        operation: its request, in which what is sent is what a client receives, and its answers.
        marks: what tells it from others.
        owner: id of the operation whose callback it is; empty for a webhook.
        expression: says where a callback is sent.
    """

    wire_name: str
    class_name: str
    operation: Operation
    marks: tuple[Mark, ...] = ()
    owner: str = ""
    expression: str = ""

    @property
    def pointer(self) -> str:
        """Where its operation stands."""
        return self.operation.pointer


def may_be_another(one: Webhook, other: Webhook) -> bool:
    """Whether a request of one webhook may be one of another as well."""
    marks = {(mark.place, mark.path): mark for mark in other.marks}
    return not any(
        set(map(repr, mark.values)).isdisjoint(map(repr, marks[mark.place, mark.path].values))
        for mark in one.marks
        if (mark.place, mark.path) in marks
    )
