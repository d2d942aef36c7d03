"""Path segments with several parameters or with text around one: `{x}-{y}.json`.

Only a text between two parameters tells where one ends (RFC 6570, section 1.4), so a value may hold
that text as well. What divides is, in this order:

1. text that was sent as it is before text that was sent percent-encoded: clients encode reserved
   characters in values, and ours all that divides (`dividers`);
2. the division whose values fit what the document says of them;
3. the last place of each text, as in FastAPI and most other frameworks: of `a.tar.gz`,
   `{file}.{type}` has the file `a.tar`.

The cost grows with the length of the segment, and not with a power of it, as that of a regular
expression would: as no parameter is told from another, nothing is gained by trying another place,
and values are tried `MAX_TRIES` times at most.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Fits: TypeAlias = "Callable[[str], bool]"
"""Whether a text, as it was sent, is a value of a parameter."""

EXPRESSION = re.compile(r"\{([^{}]*)\}")
"""A parameter in a path template; its name may hold a slash (OpenAPI 3.2, "Path Templating")."""
MAX_TRIES = 64
"""How many values of one segment are tried; after that, the last place of each text counts."""

UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""Characters that clients send as they are (RFC 3986, section 2.3)."""
_RESERVED = "!$&'()*+,;=:@"  # what else a segment may hold unencoded (RFC 3986, section 3.3)
_PLAIN = UNRESERVED | set(_RESERVED)
_DATA = "\0"  # in place of a character that is a value's: it is in no template
_encoded_reserved = re.compile("|".join(f"%{ord(c):02X}" for c in _RESERVED), re.IGNORECASE)
_HEX = frozenset("0123456789abcdefABCDEF")


def split_template(template: str) -> list[list[str]]:
    """Return the segments of a path template: each as texts and, between them, names."""
    first, *rest = EXPRESSION.split(template)
    segments = [[text] for text in first.split("/")]
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        before, *following = text.split("/")
        segments[-1] += [name, before]
        segments += [[text] for text in following]
    return segments


def dividers(template: str) -> dict[str, str]:
    """Return the characters that divide parameters and that no client encodes, by parameter.

    Only parameters that share a segment with another one are named.

    Args:
        template: of a path.
    """
    found: dict[str, str] = {}
    for parts in split_template(template):
        names, between = parts[1::2], "".join(map(unquote, parts[2:-1:2]))
        if len(names) > 1:
            found |= dict.fromkeys(names, "".join(sorted(UNRESERVED.intersection(between))))
    return found


def readings(
    segments: Sequence[str], errors: Literal["strict", "surrogateescape"] = "strict"
) -> Iterator[list[str]]:
    """Give what the segments of a path say, percent-decoded; the second where the first is no path.

    In the first, an encoded reserved character is data: `/x%3Ado` is of `/{id}`, not of `/{id}:do`.
    In the second it is the same as that character, as some clients encode more than they have to.

    Args:
        segments: as they were sent.
        errors: what becomes of what is not UTF-8.

    Raises:
        UnicodeDecodeError: if errors are `strict`.
    """
    first = [unquote(_encoded_reserved.sub(_DATA, text), errors=errors) for text in segments]
    yield first
    second = [unquote(text, errors=errors) for text in segments]
    if first != second:
        yield second


class Mixed:
    """A segment of a template that holds text and parameters.

    Args:
        texts: the literal texts, percent-encoded or not: before the first parameter, between two,
            and after the last.

    Attributes:
        texts: the same, decoded.
        length: of all of them: the more literal text, the more concrete.
    """

    __slots__ = ("length", "texts")

    def __init__(self, texts: list[str]) -> None:
        self.texts = tuple(map(unquote, texts))
        self.length = sum(map(len, self.texts))

    def values(self, segment: str, name: str, fits: Sequence[Fits] = ()) -> tuple[str, ...] | None:
        """Return the values of the parameters as they were sent; None where it does not match.

        Each has one character at least.

        Args:
            segment: percent-encoded.
            name: the same, as one of `readings` has it.
            fits: of each parameter, where values decide.
        """
        if segment == name:
            places: Sequence[int] = range(len(name) + 1)
            written = [name]
        else:
            places = _places(segment, name)
            written = [_as_sent(name, places), name]
        for text in written:
            spans = self._last(text)
            if spans is not None:
                spans = _Trial(self.texts, text, segment, places, fits).spans() or spans
                return tuple(segment[places[start] : places[stop]] for start, stop in spans)
        return None

    def _last(self, name: str) -> list[tuple[int, int]] | None:
        """Return where the values begin and end, each text at its last place."""
        first, *between, last = self.texts
        begin, stop = len(first), len(name) - len(last)
        if not (name.startswith(first) and name.endswith(last)):
            return None
        spans: list[tuple[int, int]] = []
        for text in reversed(between):
            at = name.rfind(text, begin + 1, max(stop - 1, 0))
            if at < 0:
                return None
            spans.insert(0, (at + len(text), stop))
            stop = at
        return [(begin, stop), *spans] if begin < stop else None


class _Trial:
    """A search for the division of a segment whose values all fit."""

    def __init__(
        self,
        texts: tuple[str, ...],
        name: str,
        segment: str,
        places: Sequence[int],
        fits: Sequence[Fits],
    ) -> None:
        self._begin = len(texts[0])
        self._stop = len(name) - len(texts[-1])
        self._between = texts[1:-1]
        self._name, self._segment, self._places, self._fits = name, segment, places, fits
        self._left = MAX_TRIES

    def spans(self) -> list[tuple[int, int]] | None:
        """Return where the values begin and end; None where none fit, or nothing decides."""
        return self._before(self._stop, len(self._between)) if self._fits else None

    def _before(self, stop: int, index: int) -> list[tuple[int, int]] | None:
        """Return the spans up to a place, at which the value of a parameter ends."""
        for start in self._starts(stop, index):
            self._left -= 1
            if self._left < 0:
                return None
            if not self._fits[index](self._segment[self._places[start] : self._places[stop]]):
                continue
            if index == 0:
                return [(start, stop)]
            before = self._before(start - len(self._between[index - 1]), index - 1)
            if before is not None:
                return [*before, (start, stop)]
        return None

    def _starts(self, stop: int, index: int) -> Iterator[int]:
        """Give where a value that ends at a place may begin, the last one first."""
        if index == 0:
            if self._begin < stop:
                yield self._begin
            return
        text = self._between[index - 1]
        end = stop - 1
        while end > self._begin:
            at = self._name.rfind(text, self._begin + 1, end)
            if at < 0:
                return
            yield at + len(text)
            end = at + len(text) - 1


def _places(segment: str, name: str) -> list[int]:
    """Return where each character of a decoded segment begins as it was sent, and the end."""
    places: list[int] = []
    at = 0
    for character in name:
        places.append(at)
        is_encoded = segment[at] == "%" and _HEX.issuperset(segment[at + 1 : at + 3].ljust(2))
        at += 3 * len(character.encode(errors="surrogateescape")) if is_encoded else 1
    return [*places, at]


def _as_sent(name: str, places: Sequence[int]) -> str:
    """Return a decoded segment in which only those characters count that were sent as they are."""
    return "".join(
        _DATA if places[at + 1] - places[at] > 1 and character in _PLAIN else character
        for at, character in enumerate(name)
    )
