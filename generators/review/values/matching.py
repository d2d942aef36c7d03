"""Texts that some patterns match and others do not: a walk over their automata at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .patterns import Automaton, automaton

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATES = 3000
"""States that are visited."""
_EXAMPLES = 4
_LONG = 64
"""A least length up to which characters are counted."""
_LIKED = "a0Az9 -_.b1"
"""Characters that make a readable example."""


def matching(
    matched: Sequence[str], unmatched: Sequence[str], low: int, high: int | None
) -> list[str] | None:
    """Return some of the shortest texts; an empty list if there are none, None if not computed.

    Args:
        matched: patterns that have to match.
        unmatched: patterns that must not match.
        low: the least length in characters.
        high: the greatest length; None for any.
    """
    automata = [automaton(pattern) for pattern in (*matched, *unmatched)]
    known = [item for item in automata if item is not None]
    if len(known) < len(automata) or low > _LONG:
        return None
    alphabet = _alphabet(known)
    start = tuple(item.closure([0]) for item in known)
    found: list[str] = []
    seen = {(start, 0)}
    level = [(start, "")]
    while level:
        further: list[tuple[tuple[frozenset[int], ...], str]] = []
        for states, text in level:
            ends = [item.accepting in reached for item, reached in zip(known, states, strict=True)]
            if all(ends[: len(matched)]) and not any(ends[len(matched) :]) and len(text) >= low:
                found.append(text)
                if len(found) == _EXAMPLES:
                    return found
            if high is not None and len(text) >= high:
                continue
            for character in alphabet:
                after = tuple(
                    item.after(reached, character)
                    for item, reached in zip(known, states, strict=True)
                )
                key = after, min(len(text) + 1, low)
                if key not in seen and all(after[: len(matched)]):
                    seen.add(key)
                    further.append((after, text + chr(character)))
            if len(seen) > _STATES:
                return found or None
        level = further
    return found


def _alphabet(automata: Sequence[Automaton]) -> list[int]:
    """Return one character of each set of those that no automaton tells apart."""
    edges = {0}
    for item in automata:
        for steps in item.steps:
            for ranges, _ in steps:
                for first, last in ranges:
                    edges |= {first, last + 1}
    starts = sorted(edge for edge in edges if edge <= 0x10FFFF)
    ends = [*(start - 1 for start in starts[1:]), 0x10FFFF]
    return [_shown(first, last) for first, last in zip(starts, ends, strict=True)]


def _shown(first: int, last: int) -> int:
    """Return a character of a range that can be read and sent, if it has one."""
    for character in _LIKED:
        if first <= ord(character) <= last:
            return ord(character)
    code_point = max(first, min(last, 33))
    return 0xE000 if 0xD800 <= code_point <= 0xDFFF else code_point
