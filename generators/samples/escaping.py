"""How text is escaped: facts of each language, for what Python and the page's JavaScript write.

The page writes a body that its reader typed as the generator would. Nothing here is a function of
one language, so that `samples.js` reads the same facts as JSON; see `facts.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit: TypeAlias = Literal["character", "utf-16", "utf-8"]
_END = 0x110000


class Form(NamedTuple):
    """An escape sequence: `before`, the number with at least so many digits, `after`.

    Attributes:
        below: the number for which it is used is less than this.
    """

    below: int
    before: str
    digits: int
    after: str = ""


class Hidden(NamedTuple):
    """How characters that cannot be seen are written.

    Attributes:
        forms: escape sequences, the first that fits is used.
        unit: what has an escape sequence of its own.
        base: of the numbers.
    """

    forms: tuple[Form, ...]
    unit: Unit = "character"
    base: Literal[8, 16] = 16

    def written(self, char: str) -> str:
        """Return a character as escape sequences."""
        return "".join(self._form(number) for number in self._numbers(char))

    def _numbers(self, char: str) -> list[int]:
        if self.unit == "character":
            return [ord(char)]
        if self.unit == "utf-8":
            return [*char.encode()]
        units = char.encode("utf-16-be", "surrogatepass")
        return [units[i] << 8 | units[i + 1] for i in range(0, len(units), 2)]

    def _form(self, number: int) -> str:
        form = next(form for form in self.forms if number < form.below)
        return f"{form.before}{number:0{form.digits}{'x' if self.base == 16 else 'o'}}{form.after}"


class Quotes(NamedTuple):
    """How a literal of text is written.

    Attributes:
        mark: the quotation mark at both ends.
        special: characters with a meaning in the literal, each with its escape sequence.
        hidden: how invisible characters are written; None where they are written as they are.
        joined: what is replaced after that, where characters have a meaning together.
    """

    mark: str
    special: Mapping[str, str]
    hidden: Hidden | None = None
    joined: Mapping[str, str] = {}

    def literal(self, text: str) -> str:
        """Return a literal that means a text."""
        return f"{self.mark}{self.escape(text)}{self.mark}"

    def escape(self, text: str) -> str:
        """Return a text without special or invisible characters."""
        hidden = self.hidden
        result = text
        if not (self.special.keys().isdisjoint(text) and (hidden is None or text.isprintable())):
            result = "".join(
                self.special[char]
                if char in self.special
                else char
                if hidden is None or char.isprintable()
                else hidden.written(char)
                for char in text
            )
        for characters, replacement in self.joined.items():
            result = result.replace(characters, replacement)
        return result


CONTROLS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
QUOTED = {'"': '\\"', "\\": "\\\\", **CONTROLS}
"""What most languages escape between double quotation marks."""
UTF16 = Hidden((Form(_END, "\\u", 4),), "utf-16")
r"""`\uXXXX`, twice where UTF-16 needs two units."""
OCTAL = Hidden((Form(_END, "\\", 3),), "utf-8", 8)
r"""`\NNN` for each byte of UTF-8, as `printf` reads it."""
SIZED = Hidden((Form(0x10000, "\\u", 4), Form(_END, "\\U", 8)))
r"""`\uXXXX` or `\UXXXXXXXX`."""
SIZED_BYTES = Hidden((Form(0x100, "\\x", 2), *SIZED.forms))
r"""`\xXX` too."""
BRACED = Hidden((Form(_END, "\\u{", 1, "}"),))
r"""`\u{X}`."""
BACKTICKED = Hidden((Form(_END, "`u{", 1, "}"),))
"""The same after a backtick."""


def is_plain(text: str) -> bool:
    """Return whether every character can be seen; a line break cannot."""
    return text.isprintable()


is_word = re.compile(r"[A-Za-z_][A-Za-z0-9_]*").fullmatch
