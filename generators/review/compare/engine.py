"""The engine of verdicts, applied to pairs of schemas of two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Direction
from ..values import Answer, Values, Verdict
from ..values.rendering import Rendering
from .flags import Flags

if TYPE_CHECKING:
    from collections.abc import Container

    from ..values.formulas import Plain
    from .walk import Pair, Walk

_SUBSET = Verdict(Answer.SUBSET)


class Engine:
    """Compares values that are sent in one direction.

    Args:
        walk: the walk over both documents.
        direction: who sends the values.
        assumed: pointers of what counts as the same in both, besides what is.

    Attributes:
        values: the engine of verdicts.
    """

    def __init__(
        self, walk: Walk, direction: Direction, assumed: Container[str] = frozenset()
    ) -> None:
        request = direction is Direction.REQUEST
        flags = Flags(walk.head)

        def shared(pointer: str) -> bool:
            return pointer in assumed or (
                walk.common.unchanged(pointer, pointer) and not flags.reaches(pointer)
            )

        bases = frozenset(walk.base.subtypes.keys() & walk.head.subtypes.keys())
        self.base = Rendering(walk.base, direction, "base", shared, sent=request, bases=bases)
        self.head = Rendering(walk.head, direction, "head", shared, sent=not request, bases=bases)
        self.sends_base = request
        self.values = Values(self._definition)

    def _definition(self, name: str) -> Plain:
        side = self.base if self.base.knows(name) else self.head
        return side.definition(name)

    def compare(self, pair: Pair, steps: int | None) -> Verdict:
        """Say whether all values that are sent are expected; `steps` as in `Values.compare`."""
        base = self.base.schema(pair.base, pair.form)
        head = self.head.schema(pair.head, pair.form)
        sent, expected = (base, head) if self.sends_base else (head, base)
        verdict = self.values.compare(sent, expected, steps)
        if pair.form and verdict.answer is not Answer.SUBSET:
            side, node = (self.base, pair.base) if self.sends_base else (self.head, pair.head)
            listed = side.values(node, pair.form)
            if listed != sent and self.values.compare(listed, expected, steps) == _SUBSET:
                return _SUBSET
        return verdict
