"""Arrays: how many items, and what each of them has to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from .results import NONE, UNKNOWN, Literal, Result, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .search import Search

_LONGEST = 60
"""Length of lists that are built."""
_WAYS = 200
"""Ways to place items that are tried."""


class _Span(NamedTuple):
    """What holds for the items from `start` up to `end`; without an end for all from there."""

    start: int
    end: int | None
    literal: Literal


@dataclass
class _Cell:
    """The atoms about arrays, sorted.

    Attributes:
        low: the least number of items.
        high: the greatest number.
        every: what holds for each item of a span.
        some: what holds for at least one item of a span.
        unique: whether all items differ.
        doubled: whether two items are equal.
        unclear: whether it counts how many items fit a schema.
    """

    low: int = 0
    high: int | None = None
    every: list[_Span] = field(default_factory=list)
    some: list[_Span] = field(default_factory=list)
    unique: bool = False
    doubled: bool = False
    unclear: bool = False

    def at_most(self, limit: int) -> None:
        """Note an upper limit of the number of items."""
        self.high = limit if self.high is None else min(self.high, limit)

    def add(self, literal: Literal) -> None:
        """Sort an atom in."""
        formula, holds, sent = literal
        name, value = formula.name, formula.value
        if name in {"minItems", "maxItems"}:
            if (name == "minItems") is holds:
                self.low = max(self.low, value + (not holds))
            else:
                self.at_most(value - (not holds))
        elif name == "uniqueItems":
            self.unique, self.doubled = self.unique or holds, self.doubled or not holds
        elif name in {"item", "items", "contains"}:
            self._add_items(name, value, Literal(formula.parts[0], holds, sent))

    def _add_items(self, name: str, value: Any, inner: Literal) -> None:
        if name == "contains":
            if value != [1, None]:
                self.unclear = True
            else:
                (self.some if inner.holds else self.every).append(_Span(0, None, inner))
        elif name == "item":
            self.every.append(_Span(value, value + 1, inner))
            if not inner.holds:
                self.low = max(self.low, value + 1)
        else:
            (self.every if inner.holds else self.some).append(_Span(value, None, inner))


def arrays(search: Search, atoms: list[Literal]) -> Result:
    """Search an array that atoms hold for."""
    cell = _Cell()
    for atom in atoms:
        cell.add(atom)
    if cell.doubled:
        cell.low = max(cell.low, 2)
    if cell.high is not None and cell.low > cell.high:
        return NONE
    result = _placed(search, cell)
    # Without the demands that are counted there are more arrays.
    return _counted(search, atoms) if cell.unclear and result.status is not Status.NONE else result


def _placed(search: Search, cell: _Cell) -> Result:
    """Search an array, by all ways to place the items that a demand is about."""
    best = NONE
    for count, chosen in enumerate(_places(cell)):
        if count >= _WAYS:
            return max(best, UNKNOWN, key=lambda item: item.status)
        result = _build(search, cell, chosen)
        if result.status is Status.FOUND:
            return result
        best = max(best, result, key=lambda item: item.status)
    return best


def _counted(search: Search, atoms: list[Literal]) -> Result:
    """Search an array of which some number of items fit a schema: by trying, and by the limits."""
    limits = [literal for literal in atoms if literal.formula.name == "contains"]
    for literal in limits:
        least, most = literal.formula.value
        for other in limits:
            low, high = other.formula.value
            alike = other.formula.parts == literal.formula.parts
            inside = least >= low and (high is None or (most is not None and most <= high))
            if alike and inside and literal.holds and not other.holds:
                return NONE
    return search.first(atoms, _lists(search, limits), all_=False)


def _lists(search: Search, limits: list[Literal]) -> Iterator[list[Any]]:
    """Yield lists of items that fit a schema, and of one that does not."""
    for formula, _, sent in limits:
        fitting, other = (
            search.solve([Literal(formula.parts[0], holds=holds, sent=sent)])
            for holds in (True, False)
        )
        if fitting.status is not Status.FOUND:
            continue
        counts = {edge for limit in limits for edge in limit.formula.value if edge is not None}
        for count in sorted({0, *counts, *(edge + 1 for edge in counts)}):
            if count <= _LONGEST:
                yield [fitting.value] * count
                if other.status is Status.FOUND:
                    yield [*[fitting.value] * count, other.value]


def _places(cell: _Cell) -> Iterator[Sequence[int]]:
    """Yield the ways to choose an item for each demand on some item.

    Behind the last item that is special, and one for each demand, all items are alike.
    """
    ends = [span.end for span in cell.every if span.end is not None]
    special = max([0, *ends, *(span.start for span in cell.every + cell.some)])
    return product(
        *(range(span.start, max(special, span.start) + len(cell.some)) for span in cell.some)
    )


def _build(search: Search, cell: _Cell, chosen: Sequence[int]) -> Result:
    """Search an array in which certain items are those that a demand on some item is about."""
    length = max([cell.low, *(index + 1 for index in chosen)])
    if cell.high is not None and length > cell.high:
        return NONE
    if length > _LONGEST:
        return UNKNOWN
    items: list[Any] = []
    status = Status.FOUND
    for index in range(length):
        search.step()
        literals = [
            span.literal
            for span in cell.every
            if span.start <= index and (span.end is None or index < span.end)
        ]
        literals += [
            span.literal for span, at in zip(cell.some, chosen, strict=True) if at == index
        ]
        result = _item(search, literals, items if cell.unique else [])
        if result.status in {Status.NONE, Status.UNKNOWN}:
            return result
        status = min(status, result.status)
        items.append(result.value)
    if cell.doubled and not any(item in items[:index] for index, item in enumerate(items)):
        return UNKNOWN
    return Result(status, items)


def _item(search: Search, literals: list[Literal], others: list[Any]) -> Result:
    """Search an item that differs from others."""
    result = search.solve(literals)
    if result.status is not Status.FOUND or result.value not in others:
        return result
    constants = [search.formulas.constant(other) for other in others]
    differs = [Literal(constant, holds=False, sent=False) for constant in constants]
    result = search.solve([*literals, *differs])
    # Other items before it might have left it a value.
    return UNKNOWN if result.status is Status.NONE else result
