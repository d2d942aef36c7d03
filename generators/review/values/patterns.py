"""Regular expressions as automata, as far as they are regular and small.

Look-around, backreferences, word boundaries and anchors inside of groups are not computed. Without
anchors a pattern matches anywhere in a text (JSON Schema, section 6.3.3).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Ranges = tuple[tuple[int, int], ...]
"""Characters, as ranges of code points."""

_LAST = 0x10FFFF
_MOST = 1500
"""States of one automaton."""
_REPEATED = 200
"""The greatest number of repetitions."""
_DIGITS: Ranges = ((48, 57),)
_WORD: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE: Ranges = ((9, 13), (32, 32), (160, 160), (0xFEFF, 0xFEFF))
_LINE_ENDS: Ranges = ((10, 10), (13, 13), (0x2028, 0x2029))
_CLASSES = {"d": _DIGITS, "w": _WORD, "s": _SPACE}
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_ANY: Ranges = ((0, _LAST),)


class Automaton(NamedTuple):
    """A nondeterministic automaton.

    Attributes:
        jumps: for each state the states that it leads to without a character.
        steps: for each state characters and the state that they lead to.
        accepting: the state at the end; the first one is state 0.
    """

    jumps: list[list[int]]
    steps: list[list[tuple[Ranges, int]]]
    accepting: int

    def closure(self, states: Sequence[int]) -> frozenset[int]:
        """Return all states that others lead to without a character."""
        reached, waiting = set(states), list(states)
        while waiting:
            for state in self.jumps[waiting.pop()]:
                if state not in reached:
                    reached.add(state)
                    waiting.append(state)
        return frozenset(reached)

    def after(self, states: frozenset[int], character: int) -> frozenset[int]:
        """Return the states after a character."""
        return self.closure(
            [
                target
                for state in states
                for ranges, target in self.steps[state]
                if any(low <= character <= high for low, high in ranges)
            ]
        )


class _NotComputed(Exception):  # noqa: N818 - no error: the pattern is of another kind
    """A pattern is not computed."""


@cache
def automaton(pattern: str) -> Automaton | None:
    """Return the automaton of all texts in which a pattern matches; None if not computed."""
    try:
        return _Reader(pattern).run()
    except (_NotComputed, IndexError, ValueError):
        return None


def _without(ranges: Ranges) -> Ranges:
    """Return all other characters."""
    rest, start = [], 0
    for low, high in sorted(ranges):
        if low > start:
            rest.append((start, low - 1))
        start = max(start, high + 1)
    if start <= _LAST:
        rest.append((start, _LAST))
    return tuple(rest)


class _Piece(NamedTuple):
    start: int
    end: int


class _Reader:
    """Reads one pattern, and builds its automaton on the way (Thompson's construction)."""

    def __init__(self, pattern: str) -> None:
        self.text = pattern
        self.at = 0
        self.jumps: list[list[int]] = []
        self.steps: list[list[tuple[Ranges, int]]] = []

    def run(self) -> Automaton:
        whole = _Piece(self.state(), self.state())
        while True:
            start, end = self.state(), self.state()
            if not self.take("^"):
                self.steps[start].append((_ANY, start))
            piece = self.sequence()
            if not self.take("$"):
                self.steps[end].append((_ANY, end))
            self.jump(whole.start, start)
            self.jump(start, piece.start)
            self.jump(piece.end, end)
            self.jump(end, whole.end)
            if not self.take("|"):
                break
        if self.at < len(self.text):
            raise _NotComputed
        return Automaton(self.jumps, self.steps, whole.end)

    def state(self) -> int:
        if len(self.jumps) >= _MOST:
            raise _NotComputed
        self.jumps.append([])
        self.steps.append([])
        return len(self.jumps) - 1

    def jump(self, start: int, end: int) -> None:
        self.jumps[start].append(end)

    def take(self, character: str) -> bool:
        taken = self.text.startswith(character, self.at)
        self.at += len(character) * taken
        return taken

    def sequence(self) -> _Piece:
        start = end = self.state()
        while self.at < len(self.text) and self.text[self.at] not in "|)$":
            piece = self.repeated()
            self.jump(end, piece.start)
            end = piece.end
        return _Piece(start, end)

    def repeated(self) -> _Piece:
        begins = self.at
        piece = self.atom()
        ends = self.at
        low, high = self.quantifier()
        after = self.at
        if (low, high) == (1, 1):
            return piece
        if max(low, high or 0) > _REPEATED:
            raise _NotComputed
        start = end = self.state()
        for count in range(max(low, high or low)):
            self.at = begins
            piece = self.atom()
            if count >= low:
                self.jump(piece.start, piece.end)
            self.jump(end, piece.start)
            end = piece.end
        if high is None:
            self.at = begins
            loop = self.atom()
            hub = self.state()
            self.jump(end, hub)
            self.jump(hub, loop.start)
            self.jump(loop.end, hub)
            end = hub
        if self.at not in {ends, after}:
            raise _NotComputed
        self.at = after
        return _Piece(start, end)

    def quantifier(self) -> tuple[int, int | None]:
        limits: tuple[int, int | None] = (1, 1)
        for character, found in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(character):
                limits = found
                break
        else:
            if self.take("{"):
                inside, _, _ = self.text[self.at :].partition("}")
                self.at += len(inside) + 1
                least, comma, most = inside.partition(",")
                limits = int(least), (int(most) if most else None) if comma else int(least)
        self.take("?")  # lazy ones match the same texts
        if self.text[self.at : self.at + 1] in {"*", "+", "{"}:
            raise _NotComputed
        return limits

    def atom(self) -> _Piece:
        if self.take("("):
            if self.take("?") and not self.take(":"):
                raise _NotComputed
            piece = _Piece(self.state(), self.state())
            while True:
                inner = self.sequence()
                self.jump(piece.start, inner.start)
                self.jump(inner.end, piece.end)
                if not self.take("|"):
                    break
            if not self.take(")"):
                raise _NotComputed
            return piece
        ranges = self.character_class() if self.take("[") else self.character()
        piece = _Piece(self.state(), self.state())
        self.steps[piece.start].append((ranges, piece.end))
        return piece

    def character(self) -> Ranges:
        if self.take("."):
            return _without(_LINE_ENDS)
        if self.take("\\"):
            return self.escape()
        character = self.text[self.at]
        if character in "^*+?{}[]":
            raise _NotComputed
        self.at += 1
        return ((ord(character), ord(character)),)

    def escape(self) -> Ranges:
        character = self.text[self.at]
        self.at += 1
        if character.lower() in _CLASSES:
            ranges = _CLASSES[character.lower()]
            return ranges if character.islower() else _without(ranges)
        if character in _CONTROLS:
            return ((_CONTROLS[character], _CONTROLS[character]),)
        if character.isalnum():
            raise _NotComputed
        return ((ord(character), ord(character)),)

    def character_class(self) -> Ranges:
        negated = self.take("^")
        ranges: list[tuple[int, int]] = []
        while not self.take("]"):
            first = self.member()
            if (
                self.text[self.at] == "-"
                and self.text[self.at + 1] != "]"
                and len(first) == 1
                and first[0][0] == first[0][1]
            ):
                self.at += 1
                last = self.member()
                if len(last) != 1 or last[0][1] < first[0][0]:
                    raise _NotComputed
                ranges.append((first[0][0], last[0][1]))
            else:
                ranges += first
        return _without(tuple(ranges)) if negated else tuple(ranges)

    def member(self) -> Ranges:
        if self.take("\\"):
            return self.escape()
        character = self.text[self.at]
        if character == "[":
            raise _NotComputed
        self.at += 1
        return ((ord(character), ord(character)),)
