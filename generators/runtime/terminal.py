"""Text for a terminal, without control characters: what a server sends is untrusted."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def printable(text: str) -> str:
    """Return text in which everything that is not printable is escaped; line breaks stay."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else _escaped(c) for c in text)


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
