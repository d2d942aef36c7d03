"""Words of any text, and the identifiers that are made of them."""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_WORD = re.compile(
    r"[A-Z]{2,}(?:s|ed)(?![^\W\d_A-Z])\d*"  # plural or verb of an acronym: UUIDs, CCed
    r"|[A-Z]+(?=[A-Z][^\W\d_A-Z])"  # acronym before a word: URL in URLPath
    r"|[A-Z]?[^\W\d_A-Z]+\d*"  # word: Path, path, path2
    r"|[A-Z]+\d*"  # acronym at the end: URL
    r"|\d+(?:st|nd|rd|th)?"
)

_SIGNED = re.compile(r"([+-])\d")
_SIGNS = {"+": "plus", "-": "minus"}
_KEPT = 50_000
"""Names whose form is kept: a large document asks for that of each many times."""


class Scope:
    """Hands out names, each only once, ignoring case where files are named after them."""

    def __init__(self, reserved: Iterable[str] = (), *, ignore_case: bool = False) -> None:
        self._fold = str.casefold if ignore_case else str
        self._taken = {self._fold(name) for name in reserved}

    def take(self, name: str, *, separator: str = "_") -> str:
        """Return `name`, or `name` with the first free number from 2 on."""
        candidate, number = name, 2
        while self._fold(candidate) in self._taken:
            candidate, number = f"{name}{separator}{number}", number + 1
        self._taken.add(self._fold(candidate))
        return candidate


def words(text: str) -> list[str]:
    """Split any text into words: `fileURL` gives `file`, `URL`; `party2prompt` is one word."""
    if text.isascii():
        return _WORD.findall(text)
    letters = unicodedata.normalize("NFKC", text)
    # Numbers of other scripts count as word characters, yet Python takes only some of them.
    return _WORD.findall("".join(c if f"a{c}".isidentifier() else " " for c in letters))


@lru_cache(_KEPT)
def snake(text: str, *, prefix: str = "field") -> str:
    """Return `text` in snake_case, a valid identifier and no keyword: `+1` gives `plus_1`."""
    sign = _SIGNED.match(text)
    name = "_".join(words(text)).lower()
    return f"{_SIGNS[sign[1]]}_{name}" if sign else _identifier(name, prefix)


def _identifier(name: str, prefix: str) -> str:
    if not name or not name[0].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    return f"{name}_" if keyword.iskeyword(name) else name


@lru_cache(_KEPT)
def pascal(text: str) -> str:
    """Return `text` in PascalCase; a name that is written so already stays as it is."""
    if text.isidentifier() and text[0].isupper() and "_" not in text:
        return text
    name = "".join(word[0].upper() + word[1:] for word in words(text))
    return name if name[:1].isidentifier() else f"Model{name}"


def free(name: str, reserved: Collection[str]) -> str:
    """Return `name`, with an underscore after it where it is reserved."""
    return f"{name}_" if name in reserved else name


def allocate(
    names: Iterable[str],
    convert: Callable[[str], str],
    scope: Scope,
    separator: str = "_",
    given: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Convert all names; where two meet, one that was given or needed no change keeps its name.

    Args:
        names: in order.
        convert: gives the name of each in Python.
        scope: what is taken already.
        separator: stands before numbers.
        given: names in Python that are not made, by those in `names`.
    """
    wanted = {name: convert(name) for name in names}
    result = {
        name: scope.take(given[name], separator=separator)
        for name in wanted
        if given and name in given
    }
    for name, target in wanted.items():
        if target == name and name not in result:
            result[name] = scope.take(target, separator=separator)
    for name, target in wanted.items():
        if name not in result:
            result[name] = scope.take(target, separator=separator)
    return result
