"""The blocks of code of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from . import html
from .blocks import Around, inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from .blocks import Block

MAX_MARKDOWN = 3_000_000
"""Characters of Markdown that are read."""


def blocks(text: str) -> Iterator[Block]:
    """Give the blocks of code of a text: fenced, indented, in HTML, and commands in a line."""
    tokens = MarkdownIt("commonmark").enable("table").disable("inline").parse(text[:MAX_MARKDOWN])
    lines, around = text.split("\n"), Around()
    for index, token in enumerate(tokens):
        first = token.map[0] if token.map else 0
        if token.type in {"fence", "code_block"}:
            line = first + (2 if token.type == "fence" else 1)
            content = token.content
            yield around.block(content, line, _language(token), _column(lines, line, content))
        elif token.type == "html_block":
            around.prose(token.content)
            if "<pre" in token.content.lower():
                for block in html.blocks(token.content):
                    numbers = tuple(first + number for number in block.lines)
                    yield around.block(block.text, numbers[0], block.language, lines=numbers)
        elif token.type == "inline":
            heading = tokens[index - 1]
            if heading.type == "heading_open":
                around.heading(int(heading.tag[1:]), token.content)
            else:
                around.prose(token.content)
            for command, line in inline(token.content, first + 1):
                yield around.block(command, line, "sh")


def _language(token: Token) -> str:
    words = token.info.split()
    return words[0].lower().strip("{}.") if words else ""


def _column(lines: list[str], line: int, content: str) -> int:
    """Return where the first line of a block begins: blocks in lists are indented."""
    written = lines[line - 1] if line <= len(lines) else ""
    first = content.split("\n", 1)[0]
    return max(written.find(first), 0) + 1 if first else 1
