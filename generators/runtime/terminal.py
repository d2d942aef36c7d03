"""Text for terminals, logs and messages: what the other side sends is untrusted.

Control characters can move the cursor, marks of direction can show text in another order, and a
line break can make up a line of a log: all of them are escaped as JSON escapes them.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def printable(text: str) -> str:
    """Return text in which everything invisible is escaped; line breaks stay."""
    return text if text.isprintable() else "\n".join(map(escaped, text.split("\n")))


def escaped(text: str) -> str:
    """Return text in which everything invisible is escaped, line breaks included."""
    if text.isprintable():
        return text
    return "".join(char if _is_visible(char) else _escaped(char) for char in text)


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of Unicode: controls, marks such as those of direction, line breaks, unassigned."""


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in _INVISIBLE or char in "\u200d\ufe0f"  # in emoji


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) != 0x7F else "\\u007f"


def write(text: str, stream: TextIO | None = None, *, exactly: bool = False) -> None:
    """Write a line to a stream (standard output by default), as far as its encoding allows.

    With `exactly` what is not printable is written as it is.
    """
    out: TextIO = sys.stdout if stream is None else stream
    line = (text if exactly else printable(text)) + "\n"
    encoding = out.encoding or "utf-8"
    out.write(line.encode(encoding, "backslashreplace").decode(encoding))
