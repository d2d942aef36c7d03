r"""Regular expressions as documents write them, read into parts: the dialect of ECMA-262.

What is read as well, since documents have it and the models' engine takes it: `\A`, `\z`, `\Z`,
`(?i)`, `(?P<name>...)` and `[[:alpha:]]`. Values are made from the parts in `texts.py`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from .characters import ANY, CLASSES, ESCAPES, NOT_A_LINE_END, POSIX, WORDS, Characters, Property

_DEEPEST = 60
"""How many groups may stand inside each other."""
_quantifier = re.compile(r"\{(\d+)(,(\d*))?\}")
_flags = re.compile(r"\?([a-zA-Z]*)(?:-[a-zA-Z]*)?([:)])")
_named = re.compile(r"\?P?<([A-Za-z_$][\w$]*)>")
_property = re.compile(r"[pP](?:\{([^{}]*)\}|([A-Z]))")
_posix = re.compile(r"\[:(\^?)([a-z]+):\]")
_code = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|[ux]\{([0-9a-fA-F]{1,6})\}")
_LOOKS = {"?=": (True, False), "?!": (True, True), "?<=": (False, False), "?<!": (False, True)}


class Unreadable(ValueError):  # noqa: N818 - says what is the matter
    """A pattern is no regular expression."""


class Unsupported(Unreadable):
    """A pattern is a regular expression, and uses what is not understood here."""


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """Parts that follow each other."""

    parts: tuple[Node, ...]
    least: float
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Branches of which one matches."""

    branches: tuple[Node, ...]
    least: float
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """A part that matches several times; `times` may be infinite."""

    part: Node
    at_least: int
    times: float
    least: float
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Lookaround:
    """A condition on the text ahead or behind, which takes no characters."""

    part: Node
    ahead: bool
    negated: bool
    least: float = 0
    most: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """A condition on the position: `^`, `$`, `b` (a border of a word) or `B`."""

    kind: str
    least: float = 0
    most: float = 0


Node: TypeAlias = "Sequence | Choice | Repeat | Lookaround | Anchor | Characters"
"""A part of a pattern. `least` and `most` are how many characters it takes."""


def sequence(*parts: Node) -> Sequence:
    """Return parts that follow each other."""
    return Sequence(parts, sum(p.least for p in parts), sum(p.most for p in parts))


def repeat(part: Node, at_least: int, times: float) -> Repeat:
    """Return a part that matches several times."""
    most = 0 if part.most == 0 or times == 0 else part.most * times
    return Repeat(part, at_least, times, part.least * at_least, most)


@lru_cache(maxsize=512)
def parsed(pattern: str) -> Node:
    """Return the parts of a pattern.

    Raises:
        Unreadable: it is none.
    """
    reader = _Reader(pattern)
    node = reader.choice(0)
    if reader.at < len(pattern):
        raise Unreadable("`)` closes nothing")
    return node


class _Reader:
    """Reads one pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    def _take(self, text: str) -> bool:
        if self._pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        match = expression.match(self._pattern, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _next(self) -> str:
        if self.at >= len(self._pattern):
            raise Unreadable("it ends too early")
        self.at += 1
        return self._pattern[self.at - 1]

    def choice(self, depth: int) -> Node:
        """Read branches until a closing bracket, or the end."""
        if depth > _DEEPEST:
            raise Unsupported(f"more than {_DEEPEST} groups stand inside each other")
        branches = [self._sequence(depth)]
        while self._take("|"):
            branches.append(self._sequence(depth))
        if len(branches) == 1:
            return branches[0]
        least, most = min(b.least for b in branches), max(b.most for b in branches)
        return Choice(tuple(branches), least, most)

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.at < len(self._pattern) and self._pattern[self.at] not in "|)":
            part = self._quantified(self._atom(depth))
            parts.append(part)
        return parts[0] if len(parts) == 1 else sequence(*parts)

    def _quantified(self, part: Node) -> Node:
        while True:
            least, times = 0, math.inf
            if counted := self._match(_quantifier):
                if len(counted[1]) > 9 or len(counted[3] or "") > 9:
                    raise Unsupported("it counts too far")
                least = int(counted[1])
                times = least if counted[2] is None else int(counted[3] or 0) or math.inf
                times = 0 if counted[3] == "0" else times
            elif self._take("+"):
                least = 1
            elif self._take("?"):
                times = 1
            elif not self._take("*"):
                return part
            if times < least:
                raise Unreadable("a count has its bounds the wrong way round")
            part = repeat(part, least, times)
            if not self._take("?"):  # lazy, and possessive: of no concern to what matches
                self._take("+")

    def _atom(self, depth: int) -> Node:
        character = self._next()
        if character == "(":
            return self._group(depth)
        if character == "[":
            return self._class()
        if character == ".":
            return NOT_A_LINE_END
        if character in "^$":
            return Anchor(character)
        if character == "\\":
            return self._escape()
        if character in "*+?":
            raise Unreadable(f"`{character}` repeats nothing")
        return Characters.of(character)

    def _group(self, depth: int) -> Node:
        for mark, (ahead, negated) in _LOOKS.items():
            if self._take(mark):
                return Lookaround(self._closed(depth), ahead, negated)
        if self._take("?#"):
            while self._next() != ")":
                pass
            return sequence()
        if self._take("?>") or self._match(_named):
            return self._closed(depth)
        flags = self._match(_flags)
        if flags is None:
            if self._take("?"):
                raise Unreadable("`(?` is followed by nothing that is known")
            return self._closed(depth)
        if "x" in flags[1]:
            raise Unsupported("the flag `x` is of other dialects")
        return sequence() if flags[2] == ")" else self._closed(depth)

    def _closed(self, depth: int) -> Node:
        node = self.choice(depth + 1)
        if not self._take(")"):
            raise Unreadable("a `(` is not closed")
        return node

    def _escape(self) -> Node:
        character = self._pattern[self.at : self.at + 1]
        if character and character in "bB":
            self.at += 1
            return Anchor(character)
        if character and character in "AzZ":
            self.at += 1
            return Anchor("^" if character == "A" else "$")
        if (character.isdigit() and character != "0") or self._pattern.startswith("k<", self.at):
            raise Unsupported("it refers back to a group")
        return self._escaped()

    def _escaped(self) -> Characters:
        """Read what follows a backslash, in and outside of classes."""
        if named := self._match(_property):
            text = named[1] or named[2]
            negated = named[0][0] == "P"
            return Characters((), (Property.named(text.removeprefix("^")),), negated)
        if code := self._match(_code):
            value = int(code[1] or code[2] or code[3], 16)
            if 0xD800 <= value < 0xDC00 and self._take("\\"):
                low = self._match(_code)
                if low is None or low[2] is None:
                    raise Unreadable("half of a surrogate pair")
                value = 0x10000 + ((value - 0xD800) << 10) + (int(low[2], 16) - 0xDC00)
            if value > 0x10FFFF:
                raise Unreadable("there is no such character")
            return Characters.of(chr(value))
        character = self._next()
        if character == "c":
            return Characters.of(chr(ord(self._next()) % 32))
        if character in CLASSES:
            return CLASSES[character]
        return Characters.of(ESCAPES.get(character, character))

    def _class(self) -> Characters:
        negated = self._take("^")
        ranges: list[tuple[int, int]] = []
        properties: list[Property] = []
        while not self._take("]"):
            item = self._class_item()
            low = item.only
            if low is not None and self._pattern[self.at : self.at + 1] == "-":
                mark, self.at = self.at, self.at + 1
                if self._pattern[self.at : self.at + 1] not in {"]", ""}:
                    high = self._class_item().only
                    if high is not None and high < low:
                        raise Unreadable("a range of characters is the wrong way round")
                    if high is not None:
                        ranges.append((low, high))
                        continue
                self.at = mark
            if item.negated:
                properties.append(Property("", item))
            else:
                ranges += item.ranges
                properties += item.properties
        return Characters(tuple(ranges), tuple(properties), negated)

    def _class_item(self) -> Characters:
        if posix := self._match(_posix):
            known = POSIX.get(posix[2])
            if known is None:
                raise Unreadable(f"there is no class [:{posix[2]}:]")
            return Characters(known.ranges, known.properties, posix[1] == "^")
        character = self._next()
        if character != "\\":
            return Characters.of(character)
        if self._take("b"):
            return Characters.of("\b")
        return self._escaped()


__all__ = [
    "ANY",
    "WORDS",
    "Anchor",
    "Characters",
    "Choice",
    "Lookaround",
    "Node",
    "Repeat",
    "Sequence",
    "Unreadable",
    "Unsupported",
    "parsed",
    "repeat",
    "sequence",
]
