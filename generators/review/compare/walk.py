"""The walk over two documents: pairs of schemas to be compared, and the owners that met them.

A pair is compared once for each direction, however many operations lead to it; afterwards the
operations are passed on from pair to pair. So the work grows with the size of the documents, and
schemas that refer to themselves need no special care.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from .recording import At, Recorder, Values
from .shapes import Shape
from .sides import Common, Node, Side
from .subjects import subject

if TYPE_CHECKING:
    import datetime

    from ..model import Direction
    from .addresses import Shift

NOTHING = Values()


class Pair(NamedTuple):
    """Two schemas at the same place, who sends them, and how values are written as text.

    `form` is one of the forms of `generators.review.values.forms`; empty for JSON.
    """

    base: Node
    head: Node
    direction: Direction
    form: str = ""


class Walk:
    """The state of the comparison.

    Attributes:
        base: the document before.
        head: the document after.
        common: what they have in common.
        recorder: the changes so far.
        today: the day on which sunsets count.
        owner: the operation or pair that is being compared; None for the document itself.
        queue: pairs still to be compared.
        users: the owners that met each pair.
        shift: how paths and URLs of servers share addresses differently.
        places: the pointers of each operation, before and after, by its label.
        guessed: variants of unions that may not belong together: the owner, and their pair.
        names: pairs of component names that stand at the same place, and where they were met.
    """

    def __init__(self, base: Side, head: Side, today: datetime.date) -> None:
        self.base = base
        self.head = head
        self.today = today
        self.common = Common(base, head)
        self.recorder = Recorder()
        self.owner: Any = None
        self.queue: deque[Pair] = deque()
        self.users: dict[Pair, set[Any]] = {}
        self.guessed: set[tuple[Any, Pair]] = set()
        self.names: dict[tuple[str, str], None] = {}
        self.places: dict[str, tuple[str, str]] = {}
        self.shift: Shift | None = None
        self._shapes: dict[tuple[int, Node], Shape] = {}

    def shape(self, side: Side, node: Node) -> Shape:
        """Return the meaning of a schema, cached."""
        key = id(side), node
        if key not in self._shapes:
            self._shapes[key] = Shape(side, node)
        return self._shapes[key]

    def schemas(self, base: Node, head: Node, direction: Direction, form: str = "") -> None:
        """Queue two schemas for comparison."""
        if len(base) == len(head) and all(map(self.common.unchanged, base, head)):
            return
        if not base and not head:
            return
        pair = Pair(base, head, direction, form)
        if pair not in self.users:
            self.users[pair] = set()
            self.queue.append(pair)
        self.users[pair].add(self.owner)

    def guess(self, base: Node, head: Node, direction: Direction) -> None:
        """Note that two schemas inside the owner are compared, and may not belong together."""
        self.guessed.add((self.owner, Pair(base, head, direction)))

    def emit(
        self,
        key: str,
        direction: Direction,
        base: At | None,
        head: At | None,
        values: Values = NOTHING,
        *,
        of: str = "",
        of_base: str = "",
        name: str = "",
        confidence: float | None = None,
        note: str = "",
    ) -> None:
        """Note a change; the other arguments are those of `Recorder.add`.

        Args:
            key: of the class of change, in `CLASSES`.
            direction: in which it was met.
            base: where it is in the base.
            head: the same for the head.
            values: what changed.
            name: the name that was added or removed, where there is one.
            confidence: for renames and moves.
            note: a text beside that of the class.
            of: the pointer of the part that changed, in the head, or in the base if the head has
                no place; by default the place itself.
            of_base: the pointer of the part that changed, if the base names it.
        """
        at = of or (head.pointer if head else base.pointer if base else "")
        side = self.head if head is not None else self.base
        self.recorder.add(
            key,
            direction,
            self.owner,
            base,
            head,
            values,
            subject=subject(self.base, of_base) if of_base else subject(side, at),
            name=name,
            confidence=confidence,
            note=note,
        )

    def survivor(self, pointer: str) -> At:
        """Return the place in the head nearest to a pointer of the base."""
        return _nearest(self.head, pointer)

    def origin(self, pointer: str) -> At:
        """Return the place in the base nearest to a pointer of the head."""
        return _nearest(self.base, pointer)


def _nearest(side: Side, pointer: str) -> At:
    exact = True
    while not side.has(pointer):
        pointer, exact = pointer.rpartition("/")[0], False
    return At(pointer, exact)


def operations(users: dict[Pair, set[Any]], order: list[str]) -> dict[Any, int]:
    """Return for each pair the operations that lead to it, as bits in the order of `order`."""
    bit = {label: 1 << index for index, label in enumerate(order)}
    leads: dict[Any, list[Pair]] = {}
    for pair, owners in users.items():
        for owner in owners:
            leads.setdefault(owner, []).append(pair)
    masks: dict[Any, int] = dict(bit)
    waiting: deque[Any] = deque(bit)
    while waiting:
        owner = waiting.popleft()
        for pair in leads.get(owner, ()):
            known = masks.get(pair, 0)
            if masks[owner] & ~known:
                masks[pair] = known | masks[owner]
                waiting.append(pair)
    return masks
