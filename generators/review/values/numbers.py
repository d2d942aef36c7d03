"""Numbers within bounds: whether there is one, exactly, as fractions."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .results import Atom

_TRIED = 400
"""Multiples that are tried before a search gives up."""


class Bounds(NamedTuple):
    """An interval; None where it has no end."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool

    def __contains__(self, value: object) -> bool:
        """Whether a number is inside."""
        if not isinstance(value, Fraction):
            return False
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return self.high is None or not (
            value > self.high or (self.high_open and value == self.high)
        )

    @property
    def empty(self) -> bool:
        """Whether no number is inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


def exact(value: float) -> Fraction:
    """Return a JSON number as it is written."""
    return Fraction(value) if isinstance(value, int) else Fraction(repr(value))


def plain_number(value: Fraction) -> Any:
    """Return a number for JSON."""
    return int(value) if value.denominator == 1 else float(value)


def numbers(atoms: Iterable[Atom]) -> Iterator[Any] | None:
    """Return numbers that may fit; None if none can.

    The caller checks each of them. They end without None where the search gives up.
    """
    bounds, steps, avoided = _read(list(atoms))
    if bounds.empty:
        return None
    if any(_multiple(step, avoid) for step in steps for avoid in avoided):
        return None
    if not steps:
        if bounds.low is not None and bounds.low == bounds.high:
            return iter([plain_number(bounds.low)])
        return _dense(bounds)
    step = steps[0]
    first, last = _range(bounds, step)
    if first is not None and last is not None and first > last:
        return None
    return (plain_number(step * factor) for factor in _factors(first, last))


def finite(atoms: Iterable[Atom]) -> bool:
    """Whether `numbers` gives all there are."""
    bounds, steps, _ = _read(list(atoms))
    if bounds.low is not None and bounds.low == bounds.high:
        return True
    if not steps:
        return False
    first, last = _range(bounds, steps[0])
    return first is not None and last is not None and last - first < _TRIED


def _read(atoms: list[Atom]) -> tuple[Bounds, list[Fraction], list[Fraction]]:
    """Return the bounds, the one step of all multiples, and what it must be no multiple of."""
    low: tuple[Fraction, bool] | None = None
    high: tuple[Fraction, bool] | None = None
    step: Fraction | None = None
    avoided: list[Fraction] = []
    for formula, holds in atoms:
        name = formula.name
        if name == "type":
            if "integer" in formula.value and "number" not in formula.value:
                if holds:
                    step = _common(step, Fraction(1))
                else:
                    avoided.append(Fraction(1))
            continue
        if name not in {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}:
            continue
        value = exact(formula.value)
        if name == "multipleOf":
            if holds:
                step = _common(step, value)
            else:
                avoided.append(value)
        elif (name in {"minimum", "exclusiveMinimum"}) == holds:
            bound = value, name.startswith("exclusive") == holds
            low = bound if low is None else max(low, bound)
        else:
            bound = value, name.startswith("exclusive") == holds
            high = (
                bound if high is None else min(high, bound, key=lambda item: (item[0], not item[1]))
            )
    bounds = Bounds(
        low[0] if low else None,
        high[0] if high else None,
        bool(low and low[1]),
        bool(high and high[1]),
    )
    return bounds, [step] if step is not None else [], avoided


def _common(step: Fraction | None, other: Fraction) -> Fraction:
    if step is None:
        return other
    numerator = math.lcm(step.numerator * other.denominator, other.numerator * step.denominator)
    return Fraction(numerator, step.denominator * other.denominator)


def _multiple(value: Fraction, of: Fraction) -> bool:
    return (value / of).denominator == 1


def _range(bounds: Bounds, step: Fraction) -> tuple[int | None, int | None]:
    first = last = None
    if bounds.low is not None:
        first = math.ceil(bounds.low / step)
        first += bounds.low_open and first * step == bounds.low
    if bounds.high is not None:
        last = math.floor(bounds.high / step)
        last -= bounds.high_open and last * step == bounds.high
    return first, last


def _factors(first: int | None, last: int | None) -> Iterator[int]:
    if first is not None and (last is None or first > 0 or last < 0 or last - first < _TRIED):
        end = first + _TRIED if last is None else min(last + 1, first + _TRIED)
        yield from range(first, end)
    elif first is None and last is not None and last < 0:
        yield from range(last, last - _TRIED, -1)
    else:
        near = range(_TRIED // 2)
        yield from (n for n in near if last is None or n <= last)
        yield from (-n for n in near if first is None or -n >= first)
    if last is not None:
        yield last


def _dense(bounds: Bounds) -> Iterator[Any]:
    if bounds.low is not None:
        low = bounds.low
        high = low + 8 if bounds.high is None else bounds.high
    else:
        high = Fraction(8) if bounds.high is None else bounds.high
        low = high - 8
    inside = [Fraction(0), Fraction(1), low, high]
    width = high - low
    inside += [low + width * Fraction(part, 16) for part in range(1, 16)]
    inside += [low + width * Fraction(part, 97) for part in range(1, 97)]
    inside += [low + width / 2**power for power in range(2, 30)]
    for value in inside:
        if value in bounds and exact(float(value)) in bounds:
            yield plain_number(exact(float(value)))
