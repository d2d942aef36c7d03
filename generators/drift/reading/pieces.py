"""The items of a JSON array, one at a time: no more of the text is held than one of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_STEP: Final = 256 * 1024
_LONGEST_STEP: Final = 16 * 1024 * 1024
MAX_ALONE: Final = 32 * 1024 * 1024
"""Characters of a file that is one exchange."""
MAX_ITEM: Final = 64 * 1024 * 1024
"""Characters of one item, and of each value before the array."""
_spaces: Final = re.compile(r"[ \t\r\n]*")
_decode: Final = json.JSONDecoder().raw_decode


class NotThere(ValueError):  # noqa: N818 - it is the text that is wrong
    """The text is not what was looked for; the message says why."""


class Entries:
    """The entries of a HAR file, `log.entries`, or the items of a list.

    Args:
        head: the beginning of the text.
        file: the rest.

    Attributes:
        is_log: whether it is a HAR file.
        begun: whether the array was found.
    """

    def __init__(self, head: str, file: TextIO) -> None:
        self._text = head
        self._passed = ""
        self._at = 0
        self._file = file
        self.is_log = False
        self.begun = False

    def __iter__(self) -> Iterator[Any]:
        """Give each item.

        Raises:
            NotThere: it is no such text, or ends early.
        """
        if self._next() == "{":
            self._enter("log")
            self.is_log = True
            self._expect("{", "`log` is no object")
            self._enter("entries", opened=True)
        self._expect("[", "there is no list of entries")
        self.begun = True
        if self._next() == "]":
            return
        while True:
            yield self._value()
            if self._at > _STEP:
                self._text, self._at = self._text[self._at :], 0
            if self._next() == "]":
                return
            self._expect(",", "a comma is missing")

    def rest(self, most: int) -> str:
        """Return the whole text where the array is not there; what is beyond a limit is cut."""
        return self._passed + self._text + self._file.read(most)

    def _enter(self, name: str, *, opened: bool = False) -> None:
        """Go to the value of a member of an object, reading over those before it."""
        if not opened:
            self._expect("{", "it is no object")
        while self._next() == '"':
            key = self._value()
            self._expect(":", "a colon is missing")
            if key == name:
                return
            self._value()
            self._forget()
            if self._next() != ",":
                break
            self._at += 1
        raise NotThere(f"there is no `{name}`")

    def _forget(self) -> None:
        """Let go of what was read, but for a small text that may be of another form."""
        passed, self._text = self._text[: self._at], self._text[self._at :]
        self._at = 0
        if len(self._passed) + len(passed) <= MAX_ALONE:
            self._passed += passed

    def _next(self) -> str:
        """Return the next character that is no space, without taking it."""
        while True:
            match = _spaces.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(_STEP):
                return ""

    def _expect(self, character: str, reason: str) -> None:
        if self._next() != character:
            raise NotThere(reason)
        self._at += 1

    def _more(self, size: int) -> bool:
        more = self._file.read(size)
        self._text += more
        return bool(more)

    def _value(self) -> Any:
        """Return the next value: where it has no end yet, twice as much is read."""
        self._next()
        step = _STEP
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except RecursionError:
                raise NotThere("it is nested too deeply") from None
            except ValueError as error:
                if len(self._text) - self._at > MAX_ITEM:
                    raise NotThere(f"a value has more than {MAX_ITEM} characters") from None
                if not self._more(step):
                    raise NotThere(str(error)) from None
                step = min(2 * step, _LONGEST_STEP)
            else:
                # A number may go on after what was read.
                if end == len(self._text) and self._more(_STEP):
                    continue
                self._at = end
                return value
