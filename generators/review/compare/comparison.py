"""Two schemas at the same place: the context of every comparison of a keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.pointer import parent
from ..model import Direction
from .recording import At, Values

if TYPE_CHECKING:
    from .shapes import Shape
    from .sides import Located, Node
    from .walk import Pair, Walk


class Comparison:
    """Two schemas at the same place.

    Attributes:
        walk: the walk that met them.
        base: the schema before.
        head: the schema after.
        direction: who sends them.
    """

    def __init__(self, walk: Walk, pair: Pair) -> None:
        self.walk = walk
        self.pair = pair
        self.base = walk.shape(walk.base, pair.base)
        self.head = walk.shape(walk.head, pair.head)
        self.direction = pair.direction

    def inner(self, base: Node, head: Node) -> None:
        """Queue two schemas inside these for comparison."""
        self.walk.schemas(base, head, self.direction)

    def emit(
        self,
        key: str,
        base: str | None,
        head: str | None,
        values: Values | None = None,
        *,
        of: str = "",
        name: str = "",
        confidence: float | None = None,
        note: str = "",
        unsent: bool = False,
        lines: tuple[str, str] = ("", ""),
    ) -> None:
        """Note a change; pointers are None where there is nothing.

        Args:
            key: of the class of change.
            base: where it is in the base.
            head: the same for the head.
            values: what changed.
            of: see `Walk.emit`; by default the schema itself.
            name: see `Walk.emit`, as for the rest.
            confidence: for renames and moves.
            note: a text beside that of the class.
            unsent: whether it is not sent in this direction, so that only the Python class changes.
            lines: the pointers of what says so, where that is not the value itself; see `At`.
        """
        self.walk.emit(
            key,
            Direction.NONE if unsent else self.direction,
            At(base, line=lines[0]) if base is not None else self._stood(head or ""),
            At(head, line=lines[1]) if head is not None else self._survived(base or ""),
            values or Values(),
            of=of or self._subject(base, head),
            name=name,
            confidence=confidence,
            note=note,
        )

    def differ(self, key: str, base: Located | None, head: Located | None, name: str = "") -> None:
        """Note that a keyword changed.

        Args:
            key: of the class of change.
            base: the keyword before; None where there was none.
            head: the keyword after; None where there is none.
            name: the name in the title of the class of change.
        """
        self.emit(
            key,
            base.pointer if base else None,
            head.pointer if head else None,
            Values(base.value if base else None, head.value if head else None),
            name=name,
        )

    def _subject(self, base: str | None, head: str | None) -> str:
        """Return the pointer of the schema part that holds a keyword, `$ref` followed."""
        at = head if head is not None else base or ""
        shape = self.head if head is not None else self.base
        holder = _holder(shape, at)
        if holder is not None or at == shape.home:
            return holder or at
        other = self.head.home
        return other if head is None and other else parent(at)

    def _survived(self, base: str) -> At:
        """Return the place in the head nearest to a pointer of the base."""
        holder = _holder(self.base, base)
        if holder is not None and any(part.pointer == holder for part in self.head.parts):
            return At(holder, exact=False)
        at = self.head.home or self.walk.survivor(base).pointer
        return At(at, exact=False)

    def _stood(self, head: str) -> At:
        """Return the place in the base nearest to a pointer of the head."""
        holder = _holder(self.head, head)
        if holder is not None and any(part.pointer == holder for part in self.base.parts):
            return At(holder, exact=False)
        at = self.base.home or self.walk.origin(head).pointer
        return At(at, exact=False)


def _holder(shape: Shape, pointer: str) -> str | None:
    """Return the innermost part of a schema that holds `pointer`."""
    holders = [part.pointer for part in shape.parts if _inside(pointer, part.pointer)]
    return max(holders, key=len, default=None)


def _inside(pointer: str, outer: str) -> bool:
    return pointer == outer or pointer.startswith(f"{outer}/")


def value_of(located: Located | None) -> Any:
    """Return the value, or None."""
    return located.value if located is not None else None
