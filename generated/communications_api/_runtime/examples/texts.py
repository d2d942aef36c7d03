"""Texts that match patterns: made from the parts of a pattern, then matched against it.

Both take steps of which there is a limit, so that no pattern of a document takes long.
"""

from __future__ import annotations

import math
import random
from itertools import permutations
from typing import TYPE_CHECKING

from .patterns import (
    WORDS,
    Anchor,
    Characters,
    Choice,
    Lookaround,
    Repeat,
    Sequence,
    Unreadable,
    Unsupported,
    parsed,
    repeat,
    sequence,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .patterns import Node

LONGEST = 10_000
"""Characters of a text that is made."""
_STEPS = 200_000
"""Of making or matching one text."""
_MOST_SPENT = 3
"""How often that limit may be reached for one pattern."""
_TRIES = 60
"""How many texts are made at random where the plain ones do not match, as with look-ahead."""
_REACH = 24
"""How much longer than it must be a random text may be."""


class NoTextError(ValueError):
    """No text that matches could be made; says why."""


class _Spent(Exception):  # noqa: N818 - never leaves this module
    """The limit of steps is reached."""


def matches(pattern: str, text: str) -> bool:
    """Return whether a pattern matches somewhere in a text.

    What is no regular expression constrains nothing: the models leave it out as well. Nor does
    what takes too long to match: whoever reads the text has to say.
    """
    try:
        node = parsed(pattern)
    except Unreadable:
        return True
    try:
        return _Matcher(text).found(node)
    except _Spent:
        return True


def is_understood(pattern: str) -> bool:
    """Return whether it is known what a pattern matches."""
    try:
        parsed(pattern)
    except Unsupported:
        return False
    except Unreadable:
        return True
    return True


def text_for(
    patterns: tuple[str, ...],
    shortest: int = 0,
    longest: float = math.inf,
    *,
    seed: str = "",
    fits: Callable[[str], bool] = lambda _: True,
) -> str:
    """Return a text that all patterns match.

    Args:
        patterns: at least one.
        shortest: how many characters it has at least.
        longest: how many it has at most.
        seed: what it follows from; empty for a plain text.
        fits: what else it has to meet.

    Raises:
        NoTextError: there is none, or none was found.
    """
    longest = min(longest, LONGEST)
    listed = " and ".join(repr(item) for item in patterns)
    why, spent = "", 0
    nodes: list[Node] = []
    for pattern in patterns:
        try:
            nodes.append(parsed(pattern))
        except Unsupported as error:
            raise NoTextError(f"the pattern {pattern!r} is not understood: {error}") from None
        except Unreadable:
            nodes.append(sequence())  # it constrains nothing
    for node in nodes:
        if node.least > longest:
            raise NoTextError(f"what matches {listed} is longer than {longest:g} characters")
    for make in _attempts(nodes, shortest, longest, seed or None):
        try:
            text = make()
            if not (shortest <= len(text) <= longest and _sendable(text) and fits(text)):
                continue
            if all(_Matcher(text).found(node) for node in nodes):
                return text
        except _Spent:
            why, spent = "; making one takes too long", spent + 1
            if spent == _MOST_SPENT:
                break
        except NoTextError as error:
            why = f": {error}"
    raise NoTextError(f"no text was found that matches {listed}{why}")


def _sendable(text: str) -> bool:
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def _attempts(
    nodes: list[Node], shortest: int, longest: float, seed: str | None
) -> Iterator[Callable[[], str]]:
    """Give ways to make a text: plain ones, then random ones; with a seed only these."""
    filler = repeat(WORDS, 0, math.inf)
    forms: list[Node] = []
    for node in nodes:
        forms += [node, sequence(node, filler), sequence(filler, node)]
    if len(nodes) in {2, 3}:
        forms += [sequence(*order) for order in permutations(nodes)]
    wanted = max(shortest, 1)
    if seed is None:
        for form in forms:
            want = min(max(wanted, form.least), form.most, longest)
            yield lambda form=form, want=want: _Maker(None).make(form, int(want))  # type: ignore[misc]
    source = random.Random(seed or "".join(map(str, (shortest, longest))))  # noqa: S311
    tries = _TRIES if max(form.least for form in forms) < 500 else 3
    for number in range(tries):
        form = forms[0] if number % 3 else source.choice(forms)
        low = max(wanted, form.least)
        high = min(max(form.most, low), longest, low + _REACH)
        want = source.randint(int(low), max(int(low), int(high)))
        yield lambda form=form, want=want: _Maker(source).make(form, want)  # type: ignore[misc]


class _Maker:
    """Makes one text from the parts of a pattern; conditions are left to who matches it.

    Args:
        source: of randomness; None for the plainest text.
    """

    def __init__(self, source: random.Random | None) -> None:
        self._source = source
        self._steps = 0

    def make(self, node: Node, want: int) -> str:
        """Return a text of about `want` characters."""
        self._steps += 1
        if self._steps > _STEPS:
            raise _Spent
        if want == 0 and node.least == 0:
            return ""
        if isinstance(node, Characters):
            return self._character(node)
        if isinstance(node, Sequence):
            return self._shared(node.parts, int(want - node.least))
        if isinstance(node, Choice):
            return self.make(self._branch(node, want), want)
        if isinstance(node, Repeat):
            return self._repeated(node, want)
        return ""

    def _character(self, node: Characters) -> str:
        choices = node.choices()
        if not choices:
            raise NoTextError("it has a set without characters")
        if self._source is None:
            return choices[0]
        return self._source.choice(choices if self._source.random() < 0.3 else choices[:62])

    def _shared(self, parts: tuple[Node, ...], extra: int) -> str:
        """Return the texts of parts, of which the first ones get the extra characters."""
        texts: list[str] = []
        for part in parts:
            more = int(min(extra, part.most - part.least)) if extra > 0 else 0
            if self._source is not None and part is not parts[-1]:
                more = self._source.randint(0, more)
            text = self.make(part, int(part.least) + more)
            extra -= len(text) - int(part.least)
            texts.append(text)
        return "".join(texts)

    def _branch(self, node: Choice, want: int) -> Node:
        fitting = [item for item in node.branches if item.least <= want <= item.most]
        if fitting:
            return fitting[0] if self._source is None else self._source.choice(fitting)
        below = [item for item in node.branches if item.most < want]
        return max(below or node.branches, key=lambda item: item.most)

    def _repeated(self, node: Repeat, want: int) -> str:
        part = node.part
        if part.most == 0:
            return ""
        count = max(node.at_least, math.ceil(want / part.most) if want else 0)
        if self._source is not None and part.least:
            fewest, mosts = count, min(node.times, want // part.least)
            count = self._source.randint(fewest, max(fewest, int(mosts)))
        count = int(min(count, node.times))
        if count > _STEPS:
            raise _Spent
        return self._shared((part,) * count, int(want - part.least * count))


class _Matcher:
    """Follows a pattern through one text, all ways at once, each position once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[int, int], frozenset[int]] = {}
        self._steps = 0

    def found(self, node: Node) -> bool:
        """Return whether the pattern matches somewhere."""
        return any(self._ends(node, at) for at in range(len(self._text) + 1))

    def _ends(self, node: Node, at: int) -> frozenset[int]:
        """Return where a match of a part may end that begins at a position."""
        self._steps += 1
        if self._steps > _STEPS:
            raise _Spent
        if isinstance(node, Characters):
            text = self._text
            fits = at < len(text) and node.holds(text[at])
            return frozenset((at + 1,)) if fits else frozenset()
        if isinstance(node, Anchor):
            return frozenset((at,)) if self._stands(node.kind, at) else frozenset()
        key = (id(node), at)
        if key not in self._known:
            self._known[key] = self._ends_of(node, at)
        return self._known[key]

    def _ends_of(self, node: Sequence | Choice | Repeat | Lookaround, at: int) -> frozenset[int]:
        if isinstance(node, Sequence):
            positions = frozenset((at,))
            for part in node.parts:
                positions = self._after(part, positions)
            return positions
        if isinstance(node, Choice):
            return frozenset[int]().union(*(self._ends(item, at) for item in node.branches))
        if isinstance(node, Repeat):
            return self._repeated(node, at)
        if node.ahead:
            holds = bool(self._ends(node.part, at))
        else:
            holds = any(at in self._ends(node.part, start) for start in range(at + 1))
        return frozenset((at,)) if holds is not node.negated else frozenset()

    def _after(self, part: Node, positions: frozenset[int]) -> frozenset[int]:
        return frozenset[int]().union(*(self._ends(part, item) for item in positions))

    def _repeated(self, node: Repeat, at: int) -> frozenset[int]:
        positions = frozenset((at,))
        for _ in range(node.at_least):
            self._steps += len(positions)
            following = self._after(node.part, positions)
            if following == positions:
                break  # the part matches nothing at all: further times change nothing
            positions = following
            if not positions:
                return positions
        reached, new, left = positions, positions, node.times - node.at_least
        while new and left > 0:
            left -= 1
            new = self._after(node.part, new) - reached
            reached |= new
        return reached

    def _stands(self, kind: str, at: int) -> bool:
        text = self._text
        if kind == "^":
            return at == 0
        if kind == "$":
            return at == len(text)
        before = at > 0 and WORDS.holds(text[at - 1])
        after = at < len(text) and WORDS.holds(text[at])
        return (before is not after) is (kind == "b")
