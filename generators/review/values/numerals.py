"""Numbers and booleans as texts: which of them have a text that some keywords allow."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .matching import matching

if TYPE_CHECKING:
    from .formulas import Plain

_DIGITS = 20
"""Numbers of more digits are one kind: those of int64 have 19."""
_FRACTIONS = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_SHORTEST = 3
"""Length of the shortest text of a number with a fraction, `0.5`."""
_TEXTUAL = frozenset({"minLength", "maxLength", "pattern"})
_OTHER = frozenset({"format", "contentEncoding", "contentMediaType"})


class _Limits(NamedTuple):
    pattern: str
    low: int
    high: int | None

    def allow(self, pattern: str, shortest: int, longest: int | None) -> bool:
        """Whether all texts of a pattern fit, whose lengths are given."""
        if shortest < self.low:
            return False
        if self.high is not None and (longest is None or longest > self.high):
            return False
        return not self.pattern or matching([pattern], [self.pattern], 0, None) == []


def numerals(plain: dict[str, Any]) -> Plain:
    """Return the schema of the numbers and booleans whose text a schema of strings allows.

    Only those of which that is known: none, where the strings have a format.
    """
    limits = _Limits(plain.get("pattern", ""), plain.get("minLength", 0), plain.get("maxLength"))
    if _OTHER & plain.keys():
        return False
    if not _TEXTUAL & plain.keys():
        return {"type": ["number", "boolean"]}
    return _within(limits)


@cache
def _within(limits: _Limits) -> Plain:
    kinds: list[dict[str, Any]] = []
    booleans = [
        value
        for value, text in ((True, "true"), (False, "false"))
        if limits.allow(f"^{text}$", len(text), len(text))
    ]
    if booleans:
        kinds.append({"enum": booleans})
    kinds += [{"type": "integer", **bounds} for bounds in _ranges(limits)]
    if limits.allow(_FRACTIONS, _SHORTEST, None):
        kinds.append({"type": "number", "not": {"type": "integer"}})
    return {"anyOf": kinds} if kinds else False


def _ranges(limits: _Limits) -> list[dict[str, int]]:
    """Return bounds of the integers that fit, by their number of digits."""
    ranges: list[tuple[int | None, int | None]] = []
    for count in range(-_DIGITS, _DIGITS + 1):
        if not count or not _fit(limits, count):
            continue
        low, high = _bounds(count)
        if ranges and ranges[-1][1] is not None and ranges[-1][1] + 1 == low:
            low = ranges.pop()[0]
        ranges.append((low, high))
    return [
        {
            **({"minimum": low} if low is not None else {}),
            **({"maximum": high} if high is not None else {}),
        }
        for low, high in ranges
    ]


def _fit(limits: _Limits, count: int) -> bool:
    """Whether all integers of as many digits fit; negative ones, where the count is."""
    sign, digits = ("-", -count) if count < 0 else ("", count)
    first = "[0-9]" if count == 1 else "[1-9]"
    more = "," if digits == _DIGITS else ""
    length = len(sign) + digits
    longest = None if more else length
    return limits.allow(f"^{sign}{first}[0-9]{{{digits - 1}{more}}}$", length, longest)


def _bounds(count: int) -> tuple[int | None, int | None]:
    """Return the least and the greatest integer of as many digits."""
    digits = abs(count)
    least = 0 if count == 1 else 10 ** (digits - 1)
    most = None if digits == _DIGITS else 10**digits - 1
    return (least, most) if count > 0 else (None if most is None else -most, -least)


def read(text: Any) -> list[Any]:
    """Return the number or boolean that is written as a text; none for any other text."""
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return []
    scalar = isinstance(value, (bool, int, float))
    return [value] if scalar and json.dumps(value) == text else []
