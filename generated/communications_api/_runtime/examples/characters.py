"""Sets of characters, as patterns state them."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFERRED = "a0A" + string.ascii_lowercase[1:] + string.digits[1:] + string.ascii_uppercase[1:]
"""What values are made of where a set allows it, the best first: it can be sent anywhere."""
_OTHERS = "-_.~ " + "".join(chr(code) for code in range(0x21, 0x7F))
_SCANNED = 0x3400
"""Where the search for a character of a set ends: after kana, before the large blocks."""
_LONG = {
    "letter": "L",
    "alphabetic": "L",
    "alpha": "L",
    "uppercase_letter": "Lu",
    "uppercase": "Lu",
    "lowercase_letter": "Ll",
    "lowercase": "Ll",
    "mark": "M",
    "number": "N",
    "decimal_number": "Nd",
    "punctuation": "P",
    "symbol": "S",
    "separator": "Z",
    "white_space": "Z",
    "other": "C",
    "control": "Cc",
    "any": "",
}
"""General categories by their long names (Unicode Standard Annex 44), in lower case."""


@dataclass(frozen=True, slots=True)
class Property:
    """Characters of a general category, of a script, or outside of a set.

    Attributes:
        name: beginning of a general category, or of a character's name after `script:`.
        inside: another set; then `name` counts nothing.
    """

    name: str
    inside: Characters | None = None

    @classmethod
    def named(cls, text: str) -> Property:
        """Return what the name of a Unicode property stands for."""
        key = text.rpartition("=")[2]
        if text.lower().startswith(("script", "sc=", "scx=")):
            return cls(f"script:{key.upper()}")
        if key.lower() in _LONG:
            return cls(_LONG[key.lower()])
        if len(key) <= 2:
            return cls(key)
        return cls(f"script:{key.removeprefix('Is').upper()}")

    def holds(self, character: str) -> bool:
        """Whether a character is among them."""
        if self.inside is not None:
            return self.inside.holds(character)
        if self.name.startswith("script:"):
            return unicodedata.name(character, "").startswith(self.name[7:])
        return unicodedata.category(character).startswith(self.name)


@dataclass(frozen=True, slots=True)
class Characters:
    """One character of a set.

    Attributes:
        ranges: code points, both ends included.
        properties: further ones.
        negated: whether all others are meant.
    """

    ranges: tuple[tuple[int, int], ...]
    properties: tuple[Property, ...] = ()
    negated: bool = False
    least: ClassVar[float] = 1
    most: ClassVar[float] = 1

    @classmethod
    def of(cls, *characters: str) -> Characters:
        """Return a set of single characters."""
        return cls(tuple((ord(item), ord(item)) for item in characters))

    @property
    def only(self) -> int | None:
        """The code point, where there is but one."""
        if len(self.ranges) == 1 and not self.properties and not self.negated:
            low, high = self.ranges[0]
            return low if low == high else None
        return None

    def holds(self, character: str) -> bool:
        """Whether a character is in the set."""
        code = ord(character)
        inside = any(low <= code <= high for low, high in self.ranges) or any(
            item.holds(character) for item in self.properties
        )
        return inside is not self.negated

    def choices(self) -> str:
        """Return characters of the set to make values of, the best first; empty where it is."""
        return _choices(self)


@lru_cache(maxsize=4096)
def _choices(characters: Characters) -> str:
    if characters.only is not None:
        return chr(characters.only)
    listed = [item for item in PREFERRED + _OTHERS if characters.holds(item)]
    if not listed:
        listed = [item for item in _further(characters) if characters.holds(item)][:1]
    return "".join(dict.fromkeys(listed))


def _further(characters: Characters) -> Iterator[str]:
    for low, high in characters.ranges:
        yield from {chr(low), chr(high)} if not 0xD800 <= low <= 0xDFFF else ()
    for code in range(0xA1, _SCANNED):
        if characters.holds(chr(code)):
            yield chr(code)
            return
    yield from map(chr, range(0x21))


def _not(characters: Characters) -> Characters:
    return Characters(characters.ranges, characters.properties, negated=True)


def _span(text: str) -> tuple[tuple[int, int], ...]:
    """Return ranges for a text of pairs: `azAZ`."""
    return tuple((ord(a), ord(b)) for a, b in zip(text[::2], text[1::2], strict=True))


ANY = Characters((), negated=True)
NOT_A_LINE_END = Characters(_span("\n\n\r\r\u2028\u2029"), negated=True)
DIGITS = Characters(_span("09"))
WORDS = Characters(_span("09AZ__az"))
SPACES = Characters(_span("  \t\r\u00a0\u00a0\u1680\u1680\u2000\u200a\u2028\u2029\u202f\u202f"
                          "\u205f\u205f\u3000\u3000\ufeff\ufeff"))  # fmt: skip
CLASSES = {
    "d": DIGITS,
    "D": _not(DIGITS),
    "w": WORDS,
    "W": _not(WORDS),
    "s": SPACES,
    "S": _not(SPACES),
}
ESCAPES = {"t": "\t", "v": "\v", "n": "\n", "f": "\f", "r": "\r", "0": "\0"}
POSIX = {
    "alnum": Characters(_span("09AZaz")),
    "alpha": Characters(_span("AZaz")),
    "digit": DIGITS,
    "lower": Characters(_span("az")),
    "punct": Characters(_span("!/:@[`{~")),
    "space": SPACES,
    "upper": Characters(_span("AZ")),
    "word": WORDS,
    "xdigit": Characters(_span("09AFaf")),
}
