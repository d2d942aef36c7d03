"""Texts of some length, format and pattern: candidates, which the caller checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .matching import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .results import Atom

_LONGEST = 2000
"""Length of texts that are tried."""
_CHARACTERS = ("a", "0", "A", " ", "-", "z", "9", "é", "_", ".", "/", "\n", "%", "@")
_SAMPLES = {
    "date": ("2020-01-31", "1999-12-01"),
    "date-time": ("2020-01-31T12:00:00Z", "2020-01-31T12:00:00.5+01:00"),
    "time": ("12:00:00Z", "12:00:00.5+01:00"),
    "duration": ("P1D", "PT1H", "P3Y6M4DT12H30M5S"),
    "email": ("a@b.example", "someone.long@mail.example"),
    "idn-email": ("a@b.example",),
    "hostname": ("a", "example.com", "a-long-name.of.a.host.example.com"),
    "idn-hostname": ("a", "example.com"),
    "ipv4": ("1.2.3.4", "192.168.100.200"),
    "ipv6": ("::", "2001:db8::1", "2001:0db8:0000:0000:0000:ff00:0042:8329"),
    "uri": ("a:", "https://a.example/b", "https://a.example/a/long/path?with=query#and"),
    "uri-reference": ("", "a", "https://a.example/b"),
    "iri": ("a:", "https://a.example/b"),
    "iri-reference": ("", "a"),
    "uri-template": ("", "a", "/{a}"),
    "uuid": ("123e4567-e89b-42d3-a456-426614174000", "00000000-0000-4000-8000-000000000000"),
    "json-pointer": ("", "/a", "/a/b/c"),
    "relative-json-pointer": ("0", "1/a"),
    "regex": ("", "a", "[a-z]+"),
}
_LENGTHS = {
    "uuid": (36, 36),
    "date": (10, 10),
    "date-time": (20, None),
    "time": (9, None),
    "ipv4": (7, 15),
    "ipv6": (2, 45),
    "duration": (3, None),
    "email": (3, None),
    "uri": (2, None),
}
"""The shortest and longest text of a format, in characters."""


def examples(pattern: str) -> list[str]:
    """Return texts that may match a pattern, judged by how it begins."""
    literal = re.match(r"\^?([\w \-/]*)", pattern)
    start = literal[1] if literal else ""
    return [start + rest for rest in ("", *_CHARACTERS[:5])]


def texts(atoms: Iterable[Atom]) -> tuple[list[str], bool] | None:
    """Return texts that may fit, and whether there are no others; None if none can fit."""
    low, high = 0, None
    formats: list[str] = []
    patterns: tuple[list[str], list[str]] = ([], [])
    for formula, holds in atoms:
        if formula.name in {"minLength", "maxLength"}:
            length = formula.value
            if (formula.name == "minLength") == holds:
                low = max(low, length if holds else length + 1)
            else:
                length = length if holds else length - 1
                high = length if high is None else min(high, length)
        elif formula.name == "pattern":
            patterns[not holds].append(formula.value)
        elif formula.name == "format" and holds:
            formats.append(formula.value)
            shortest, longest = _LENGTHS.get(formula.value, (0, None))
            low = max(low, shortest)
            if longest is not None:
                high = longest if high is None else min(high, longest)
    if high is not None and low > high:
        return None
    candidates = [text for name in formats for text in _SAMPLES.get(name, ())]
    if any(patterns):
        found = matching(*patterns, low, high)
        if found == []:
            return None
        candidates += found or []
    candidates += [text for pattern in patterns[0] for text in examples(pattern)]
    if low > _LONGEST:
        return candidates, False
    lengths = {low, low + 1, low + 2, low + 5, low + 9, *([high] if high is not None else [])}
    candidates += [
        character * length
        for length in sorted(lengths)
        if length <= _LONGEST and (high is None or length <= high)
        for character in _CHARACTERS
    ]
    return list(dict.fromkeys(candidates)), high == 0
