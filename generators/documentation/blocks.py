"""Blocks of code in documentation, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from json import JSONDecoder
from typing import TYPE_CHECKING

from .shell import COMMAND, end_of
from .texts import HTML, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .texts import Prose

MAX_BLOCKS = 20_000
"""Blocks of one file that are looked at."""

MAX_ABOVE = 4000
"""Characters of prose before a block that are searched for what it is about."""

_MAX_FAILURES = 200
_MARK = re.compile(r"<!--\s*openapi:\s*([^<>]*?)\s*-->\s*$")
_JSON_START = re.compile(r"^[ \t]*(?=[{\[])", re.MULTILINE)
_INLINE = re.compile(r"(?<!`)`(curl\s[^`]+)`(?!`)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code.

    Attributes:
        text: without the indentation of the block.
        line: of its first line, from 1.
        column: where its first line begins, from 1.
        language: as the block states it, in lower case; empty where it does not.
        headings: those that it is below, the outermost first.
        above: the words between the block before it and this one.
        mark: what a comment `<!-- openapi: ... -->` before it says.
        lines: of the file, for each line of the text; empty where they follow each other.
    """

    text: str
    line: int
    column: int = 1
    language: str = ""
    headings: tuple[tuple[int, str], ...] = ()
    above: str = ""
    mark: str = ""
    lines: tuple[int, ...] = ()

    def lines_from(self, offset: int) -> tuple[int, ...]:
        """Return the lines of the file from a place in the text on; of the first one at least."""
        number = self.text.count("\n", 0, offset)
        return self.lines[number:] or (self.line + number,)


def blocks_of(prose: Prose) -> list[Block]:
    """Return the blocks of code of a file in their order."""
    if prose.kind == MARKDOWN:
        from .markdown import blocks

        found = blocks(prose.text)
    elif prose.kind == HTML:
        from .html import blocks

        found = blocks(prose.text)
    else:
        found = in_text(prose.text)
    return [block for block, _ in zip(found, range(MAX_BLOCKS), strict=False)]


@dataclass(slots=True)
class Around:
    """The words around the next block: collected by readers in the order of the text."""

    headings: tuple[tuple[int, str], ...] = ()
    above: str = ""

    def heading(self, level: int, words: str) -> None:
        """Take a heading."""
        outer = [entry for entry in self.headings if entry[0] < level]
        self.headings = (*outer, (level, words))
        self.above = ""

    def prose(self, words: str) -> None:
        """Take other words."""
        self.above = f"{self.above}\n{words}"[-MAX_ABOVE:]

    def block(
        self, text: str, line: int, language: str, column: int = 1, lines: tuple[int, ...] = ()
    ) -> Block:
        """Return a block with what is around it, and begin anew."""
        mark = _MARK.search(self.above)
        words, self.above = self.above, ""
        return Block(
            text, line, column, language, self.headings, words, mark[1] if mark else "", lines
        )


def inline(words: str, line: int) -> Iterator[tuple[str, int]]:
    """Give the curl commands that stand within a line of Markdown, with their lines."""
    for match in _INLINE.finditer(words):
        yield match[1], line + words.count("\n", 0, match.start())


def in_text(text: str) -> Iterator[Block]:
    """Give commands and JSON of plain text, which marks nothing."""
    around, at, failures = Around(), 0, 0
    decoder = JSONDecoder(strict=False)
    line, counted = 1, 0
    starts = [(match.start(1), "sh") for match in COMMAND.finditer(text)]
    starts += [(match.end(), "json") for match in _JSON_START.finditer(text)]
    for start, language in sorted(starts):
        if start < at:
            continue
        if language == "sh":
            end = end_of(text, start)
        else:
            if failures > _MAX_FAILURES:
                continue
            try:
                end = decoder.raw_decode(text, start)[1]
            except (ValueError, RecursionError):
                failures += 1
                continue
            if not text[end : end + 1].isspace() and end < len(text):
                continue
        line += text.count("\n", counted, start)
        counted = start
        around.prose(text[at:start].strip())
        yield around.block(text[start:end], line, language)
        at = end
