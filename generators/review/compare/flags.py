"""Which schemas lead to `readOnly` or `writeOnly`, so that they mean other values when sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators.document.pointer import from_ref
from generators.review.compare.sides import referred

if TYPE_CHECKING:
    from generators.review.compare.sides import Side

_FLAGS = ("readOnly", "writeOnly")


class Flags:
    """Looks for flags from any place of a document, references followed.

    Attributes:
        any: whether the document has any.
    """

    def __init__(self, side: Side) -> None:
        self._side = side
        self._known: dict[str, bool] = {}
        self.any = _has_flag(side.data)

    def reaches(self, pointer: str) -> bool:
        """Whether a flag is at or below a pointer, or where its references lead."""
        if not self.any:
            return False
        if pointer not in self._known:
            self._known[pointer] = self._search(pointer)
        return self._known[pointer]

    def _search(self, pointer: str) -> bool:
        seen, waiting = {pointer}, [pointer]
        while waiting:
            value = self._side.at(waiting.pop())
            if _has_flag(value):
                return True
            targets = {target for ref in referred(value) if (target := from_ref(ref)) is not None}
            waiting += targets - seen
            seen |= targets
        return False


def _has_flag(value: Any) -> bool:
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, list):
            stack.extend(current)
        elif isinstance(current, dict):
            if any(current.get(flag) is True for flag in _FLAGS):
                return True
            stack.extend(current.values())
    return False
