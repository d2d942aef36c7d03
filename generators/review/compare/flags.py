"""Which schemas lead to `readOnly` or `writeOnly`, so that they mean other values when sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.dialect import has_direction
from ...document.pointer import from_ref
from .sides import referred

if TYPE_CHECKING:
    from .sides import Side


class Flags:
    """Looks for flags from any place of a document, references followed.

    Attributes:
        any: whether the document has any.
    """

    def __init__(self, side: Side) -> None:
        self._side = side
        self._known: dict[str, bool] = {}
        self.any = side.has_flags

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
            if has_direction(value):
                return True
            targets = {target for ref in referred(value) if (target := from_ref(ref)) is not None}
            waiting += targets - seen
            seen |= targets
        return False
