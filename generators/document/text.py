"""Text of a document is untrusted: how it is made safe for source code."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from functools import lru_cache
from typing import Any

LINE_LENGTH = 100
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(text: str) -> str:
    """Return `text` with everything invisible spelled out: controls, surrogates, bidi marks.

    Line breaks stay, tabs become spaces.
    """
    if text.replace("\n", "").isprintable():
        return text
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text).expandtabs(4)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        char if char == "\n" or is_visible(char) else f"<U+{ord(char):04X}>" for char in text
    )


def is_visible(char: str) -> bool:
    """Return whether a character is shown, and neither a control nor a mark of direction."""
    return unicodedata.category(char) not in _INVISIBLE or char in "\u200d\ufe0f"  # in emoji


def escaped(source: str) -> str:
    """Return Python source in which everything invisible in a string is escaped."""
    if source.isascii() and source.replace("\n", "").isprintable():
        return source
    return "".join(
        char if char == "\n" or char.isprintable() else char.encode("unicode_escape").decode()
        for char in source
    )


@lru_cache(maxsize=4096)  # methods of both clients and of the server have the same
def docstring(text: str, indent: int = 0) -> str:
    """Return `text` as a docstring in quotes, wrapped, for a statement indented by `indent`."""
    body = wrap(clean(text), LINE_LENGTH - indent)
    body = body.replace("\\", "\\\\")
    start = body.rstrip('"')
    body = start.replace('"""', '\\"' * 3) + '\\"' * (len(body) - len(start))
    if "\n" in body:
        body = f"{body}\n"
    return textwrap.indent(f'"""{body}"""', " " * indent).lstrip(" ")


def wrap(text: str, width: int) -> str:
    """Return `text` with lines longer than `width` broken at spaces; blank edges are cut."""
    lines: list[str] = []
    for raw in text.strip().split("\n"):
        line = raw.rstrip()
        if len(line) <= width:
            lines.append(line)
            continue
        if _IRREGULAR(line) is None:
            lines += _broken(line, width)
            continue
        lead = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=f"{lead}    " if lead else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


_IRREGULAR = re.compile(r"^ |  |[^\S ]").search
"""Finds what takes more than single spaces to break a line at: `textwrap` is slow, and knows it."""


def _broken(line: str, width: int) -> list[str]:
    """Return the lines that `textwrap` makes of one with single spaces."""
    lines, start, end = [], 0, len(line)
    while end - start > width:
        cut = line.rfind(" ", start, start + width + 1)
        if cut < 0:  # the first word alone is longer
            cut = line.find(" ", start + width + 1)
            if cut < 0:
                break
        lines.append(line[start:cut])
        start = cut + 1
    return [*lines, line[start:]]


def one_line(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(clean(text).split())


def sentence(text: str) -> str:
    """Return `text` on one line, with a period unless it ends a sentence already."""
    text = one_line(text)
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def markdown(text: str) -> str:
    """Return `text` for a table cell or heading of Markdown: one line, nothing in it acts."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", one_line(text))


def literal(value: Any) -> str:
    """Return a Python literal for JSON-like data and tuples."""
    return ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)


def is_literal(value: Any) -> bool:
    """Return whether type checkers take a value in `Literal[...]`."""
    return (
        value is None or isinstance(value, str) or (isinstance(value, int) and abs(value) < 2**63)
    )


def toml(value: str) -> str:
    """Return a TOML basic string."""
    return json.dumps(clean(value), ensure_ascii=False)
