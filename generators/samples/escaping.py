"""How text is escaped; each language says which characters are special and how others are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def escape(text: str, special: Mapping[str, str], name: Callable[[str], str]) -> str:
    """Return text without special or invisible characters.

    Args:
        text: any text.
        special: characters with a meaning in the literal, each with its escape sequence.
        name: returns the escape sequence of an invisible character.
    """
    return "".join(
        special[char] if char in special else char if char.isprintable() else name(char)
        for char in text
    )


def utf16(char: str) -> str:
    r"""Return a character as `\uXXXX`, twice where UTF-16 needs two units."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def utf8_octal(char: str) -> str:
    r"""Return a character as `\NNN` for each byte of its UTF-8, as `printf` reads it."""
    return "".join(f"\\{byte:03o}" for byte in char.encode())


def is_plain(text: str) -> bool:
    """Return whether every character can be seen; a line break cannot."""
    return text.isprintable()


is_word = re.compile(r"[A-Za-z_][A-Za-z0-9_]*").fullmatch
