"""JSON: a reader of its own, because libyaml refuses some of it.

It stumbles over surrogate pairs, tabs and long keys.
"""

from __future__ import annotations

import math
import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, Any

from .builder import Builder, Parsed
from .scalars import finite, resolve

if TYPE_CHECKING:
    from .source import Source, Unreadable


_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = r'"([^"\\\x00-\x1f\ud800-\udfff]*)"'
"""A string that means what it says."""
_MEMBER = re.compile(rf"[ \t\n\r]*(,?)[ \t\n\r]*{_PLAIN}[ \t\n\r]*:[ \t\n\r]*(?:{_PLAIN})?")
_ITEM = re.compile(rf"[ \t\n\r]*(,?)[ \t\n\r]*{_PLAIN}")
_WORD = re.compile(r"[-+.0-9A-Za-z_]+")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_JSON_WORDS = {"true": True, "false": False, "null": None}


class _JsonReader(Builder):
    """Turns JSON into data, one token at a time, without recursion."""

    decode = JSONDecoder().raw_decode

    def run(self) -> None:
        """Read everything.

        Raises:
            Unreadable: at the first thing that is not JSON, or at a limit.
        """
        at = self.value(self.skip(0))
        text = self.source.text
        while self.frames:
            frame = self.frames[-1]
            mapping = type(frame.data) is dict
            plain = (_MEMBER if mapping else _ITEM).match(text, at)
            if plain is not None and bool(plain[1]) is bool(frame.data):
                at = self.plain(plain, mapping=mapping)
                continue
            at = self.skip(at)
            if self.sees("}" if mapping else "]", at):
                self.close()
                at += 1
                continue
            if frame.data:
                at = self.expect(",", at, "between two values")
            at = self.value(self.member(at) if mapping else at)
        at = self.skip(at)
        if at < len(self.source.text):
            raise self.broken("the value ends before this", at)

    def plain(self, match: re.Match[str], *, mapping: bool) -> int:
        """Take a member whose key, or an item of a list that, is a plain string: most are."""
        if mapping:
            self.key(match[2], match.start(2) - 1)
        group = 3 if mapping else 2
        text, end = match[group], match.end()
        if text is None:
            return self.value(end)
        at = match.start(group) - 1
        self.grow(1, 0, at)
        self.put(text, at)
        return end

    def broken(self, message: str, at: int, hint: str = "") -> Unreadable:
        return self.stop("invalid-json", message, at, hint)

    def skip(self, at: int) -> int:
        """Return where the white space at `at` ends."""
        match = _SPACE.match(self.source.text, at)
        return match.end() if match else at

    def sees(self, character: str, at: int) -> bool:
        return self.source.text.startswith(character, at)

    def expect(self, character: str, at: int, where: str) -> int:
        """Return where the next token begins after `character`."""
        if not self.sees(character, at):
            raise self.broken(f"`{character}` is missing {where}", at)
        return self.skip(at + 1)

    def member(self, at: int) -> int:
        """Read a key and its colon."""
        if not self.sees('"', at):
            hint = "remove the comma before it" if self.sees("}", at) else ""
            raise self.broken("a key in double quotes is missing here", at, hint)
        text, end = self.string(at)
        self.key(text, at)
        return self.expect(":", self.skip(end), "after a key")

    def string(self, at: int) -> tuple[str, int]:
        """Read a string; return it and where it ends."""
        try:
            text, end = self.decode(self.source.text, at)
        except JSONDecodeError as error:
            message = error.msg.removesuffix(" at").replace("starting", "that starts here")
            raise self.broken(f"{message[:1].lower()}{message[1:]}", error.pos) from None
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise self.broken("half of a surrogate pair is not a character", at)
        return text, end

    def value(self, at: int) -> int:
        """Read a scalar or open a container; return where it ends."""
        first = self.source.text[at : at + 1]
        if first == "{":
            self.open({}, at)
            return at + 1
        if first == "[":
            self.open([], at)
            return at + 1
        self.grow(1, 0, at)
        if first == '"':
            text, end = self.string(at)
            self.put(text, at)
            return end
        match = _WORD.match(self.source.text, at)
        if match is None:
            hint = "remove the comma before it" if first in {"]", "}"} else ""
            raise self.broken("a value is missing here", at, hint)
        self.put(self.word(match.group(), at), at)
        return match.end()

    def word(self, text: str, at: int) -> Any:
        """Return the number or constant that `text` is."""
        if text in _JSON_WORDS:
            return _JSON_WORDS[text]
        if _JSON_NUMBER.fullmatch(text):
            return finite(self, resolve(text), text, at)
        if text in {"NaN", "Infinity", "-Infinity"}:
            return finite(self, math.nan, text, at)
        raise self.broken(f"`{text[:40]}` is not a JSON value", at, "strings need double quotes")


def read_json(source: Source) -> Parsed:
    """Read JSON.

    Raises:
        Unreadable: it is not JSON, or exceeds a limit.
    """
    reader = _JsonReader(source)
    reader.run()
    return reader.parsed()
