"""How text is escaped; each language says which characters act in it and how others are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def escape(text: str, acting: Mapping[str, str], hidden: Callable[[str], str]) -> str:
    """Return text in which nothing acts and nothing is invisible.

    Args:
        text: any text.
        acting: characters that mean something in the literal, and what is written instead.
        hidden: names a character that cannot be seen.
    """
    return "".join(
        acting[char] if char in acting else char if char.isprintable() else hidden(char)
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
