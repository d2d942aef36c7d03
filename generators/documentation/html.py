"""HTML as lines: what a reader sees of a saved page, and how deep it stands in lists."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from .blocks import Around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block

_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "button"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em i kbd label mark q s samp small span strong sub sup "
    "time tt u var wbr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NESTING = frozenset({"ul", "ol", "details"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u200b]+")
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source)-([\w+#-]+)")
_MAX_DEPTH = 500
_TAB, _PANEL = "tab", "tabpanel"
_ROLES = frozenset({_TAB, _PANEL})
"""Of WAI-ARIA, which tabs have in HTML."""


class Line(NamedTuple):
    """A line of a page.

    Attributes:
        number: of the file, from 1.
        text: without white space around it.
        depth: of the lists and details that it stands in; None where a text does not say.
        code: whether it stands in a block of code.
        panels: numbers of the tabs that it stands in, the outermost first.
        is_tab: whether it is the label of a tab.
    """

    number: int
    text: str
    depth: int | None = None
    code: bool = False
    panels: tuple[int, ...] = ()
    is_tab: bool = False


class _Reader(HTMLParser):
    """Collects lines and blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.around = Around()
        self.open: list[str] = []
        self.roles: list[str] = []
        self.panels: list[int] = []
        self.tabs = 0
        self.numbers = count(1)
        self.unseen = 0
        self.depth = 0
        self.code: list[str] | None = None
        self.code_lines: list[int] = []
        self.language = ""
        self.words: list[str] = []
        self.line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen or self.code is not None:
            self._open(tag, "")
        else:
            role = dict(attrs).get("role") or ""
            if role in _ROLES:
                self.flush()
            self._open(tag, role)
        if self.unseen:
            return
        if self.code is not None:
            self._in_code(tag, attrs)
        elif tag == "pre":
            self.flush()
            self.code, self.code_lines, self.language = [], [], _language(attrs)
        elif tag in _INLINE:
            self.words.append(" ")
        else:
            self.flush()
        if tag in _NESTING and tag not in _VOID:
            self.depth += 1

    def _open(self, tag: str, role: str) -> None:
        if tag in _VOID or len(self.open) >= _MAX_DEPTH:
            return
        self.open.append(tag)
        self.roles.append(role)
        self.unseen += tag in _UNSEEN
        self.tabs += role == _TAB
        if role == _PANEL:
            self.panels.append(next(self.numbers))

    def _in_code(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert self.code is not None  # noqa: S101 - asked before
        self.language = self.language or _language(attrs)
        classes = dict(attrs).get("class") or ""
        ended = not self.code or self.code[-1].endswith("\n")
        if tag == "br" or ("token-line" in classes and not ended):
            self._line_of_code("\n")

    def _line_of_code(self, data: str) -> None:
        """Take text of a block of code, and note the line of the file at which each line begins."""
        assert self.code is not None  # noqa: S101 - asked before
        line = self.getpos()[0]
        if not self.code_lines:
            if not data.strip("\n"):
                return
            blank = len(data) - len(data.lstrip("\n"))
            data, line = data[blank:], line + blank
            self.code_lines.append(line)
        elif self.code and self.code[-1].endswith("\n") and self.code_lines:
            self.code_lines[-1] = line
        self.code.append(data)
        self.code_lines += range(line + 1, line + 1 + data.count("\n"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open[-100:]:
            return
        while True:
            closed, role = self.open.pop(), self.roles.pop()
            if role in _ROLES:
                self.flush()
            if closed in _UNSEEN:
                self.unseen -= 1
            elif not self.unseen:
                self._close(closed)
            self.tabs -= role == _TAB
            if role == _PANEL:
                self.panels.pop()
            if closed == tag:
                return

    def _close(self, tag: str) -> None:
        if tag == "pre":
            self._end_code()
        elif self.code is not None:
            return
        elif tag in _INLINE:
            self.words.append(" ")
        else:
            self.flush(_HEADINGS.get(tag, 0))
        if tag in _NESTING:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        if self.code is not None:
            self._line_of_code(data)
        elif data.strip():
            if not self.line:
                before = data[: len(data) - len(data.lstrip())]
                self.line = self.getpos()[0] + before.count("\n")
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.around.prose(f"<!--{data}-->")

    def flush(self, heading: int = 0) -> None:
        """End a line."""
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        if text:
            depth = self.depth - ("summary" in self.open[-20:])
            panels = tuple(self.panels)
            self.lines.append(Line(self.line, text, depth, panels=panels, is_tab=self.tabs > 0))
            if heading:
                self.around.heading(heading, text)
            else:
                self.around.prose(text)
        self.words, self.line = [], 0

    def _end_code(self) -> None:
        text = "".join(self.code or ()).replace("\u00a0", " ")
        if text.strip():
            numbers = tuple(self.code_lines)
            for number, line in zip(numbers, text.rstrip("\n").split("\n"), strict=False):
                panels = tuple(self.panels)
                self.lines.append(Line(number, line, self.depth, code=True, panels=panels))
            block = self.around.block(text, numbers[0], self.language, lines=numbers)
            self.blocks.append(block)
        self.code = None


def _language(attrs: list[tuple[str, str | None]]) -> str:
    match = _LANGUAGE.search(dict(attrs).get("class") or "")
    return match[1].lower() if match else ""


def _ended(text: str) -> str:
    """Return HTML in which all that begins ends: the parser looks for each end anew, for long."""
    text = text.replace("<![", "&lt;![")
    last = text.rfind("-->") + 1
    text = text[:last] + text[last:].replace("<!--", "&lt;!--")
    last = text.rfind(">") + 1
    return text[:last] + text[last:].replace("<", "&lt;")


def read(text: str) -> tuple[list[Line], list[Block]]:
    """Return the lines that a reader sees, and the blocks of code."""
    reader = _Reader()
    reader.feed(_ended(text))
    reader.close()
    reader.flush()
    if reader.code is not None:
        reader._end_code()  # noqa: SLF001 - of this module
    return reader.lines, reader.blocks


def blocks(text: str) -> Iterator[Block]:
    """Give the blocks of code of a page."""
    yield from read(text)[1]
