"""Descriptions, which are CommonMark, as HTML that loads nothing and runs nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..document.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the library's name
        """Take every address: `_safe` decides, and keeps the text of those that it refuses."""
        return True


_MARKDOWN = _Markdown("commonmark", {"html": False}).enable(["table", "strikethrough"])
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)[^\s]", re.IGNORECASE)


MAX_MARKDOWN = 100_000
"""Characters of a description that is read as CommonMark; a longer one is shown as it is written.

Reading costs a hundred times what the same text costs elsewhere: 1.5 MB took half a minute.
"""


def prose(text: object, *, top: int = 4) -> Markup:
    """Return a description as HTML.

    Args:
        text: of the document; anything but a text is shown as it is written.
        top: level of the highest headings in it.
    """
    return _rendered(text if isinstance(text, str) else str(text or ""), top)


@lru_cache(maxsize=4096)
def _rendered(text: str, top: int) -> Markup:
    if not text.strip():
        return Markup()
    if (line := simple(text)) is not None:
        return line
    if len(text) > MAX_MARKDOWN:
        return Markup("<pre>{}</pre>").format(clean(text))
    return rendered(text, top)


def rendered(text: str, top: int) -> Markup:
    """Return a text that is read as CommonMark, with `top` as the level of its highest headings."""
    tokens = list(_safe(_MARKDOWN.parse(clean(text)), top))
    # The renderer escapes all text; HTML in it is off, and `_safe` looked at each address.
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704


_PLAIN = r"[\w ,.;:'\"()/%?!$@=+-]"
_ONE_PARAGRAPH = re.compile(rf"(?!\d+[.)]|[-+=: ]){_PLAIN}(?:{_PLAIN}|`[^`\s](?:[^`\n]*[^`\s])?`)*")
_EMPHASIS = re.compile(r"(?<!\w)_|_(?!\w)")


def simple(text: str) -> Markup | None:
    """Return a line of words and code as HTML, which reading as CommonMark would give, too.

    Most descriptions are one, and reading costs a quarter of a millisecond. None for any other.
    """
    if not text.isprintable() or text[-1] == " " or not _ONE_PARAGRAPH.fullmatch(text):
        return None
    pieces = text.split("`")
    if any(map(_EMPHASIS.search, pieces[::2])):
        return None
    pieces[::2] = [piece.replace('"', "&quot;") for piece in pieces[::2]]
    pieces[1::2] = [f"<code>{_escaped(piece)}</code>" for piece in pieces[1::2]]
    return Markup(f"<p>{''.join(pieces)}</p>\n")  # noqa: S704 - what would act is escaped


def _escaped(text: str) -> str:
    for char, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, reference)
    return text


def _safe(tokens: list[Token], top: int) -> Iterator[Token]:
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1:]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1:]) - highest + top)}"
    for token in tokens:
        token.attrs.pop("style", None)  # alignment of tables: the policy takes no such styles
        if token.children:
            token.children = list(_links(token.children))
        yield token


def _links(tokens: list[Token]) -> Iterator[Token]:
    """Give the tokens of a line with links that may stay, and images as links."""
    link_stays: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            link_stays.append(is_address(str(token.attrGet("href"))))
            token.attrSet("rel", "noreferrer noopener")
            if link_stays[-1]:
                yield token
        elif token.type == "link_close":
            if link_stays.pop():
                yield token
        elif token.type == "image":
            yield from _image(token, linked=any(link_stays))
        elif token.type == "text" and _BREAK.search(token.content):
            yield from _broken(token)
        else:
            yield token


def _broken(token: Token) -> Iterator[Token]:
    """Give a text with line breaks where it has `<br>`: HTML is shown as it is written else."""
    for number, line in enumerate(_BREAK.split(token.content)):
        if number:
            yield Token("hardbreak", "br", 0)
        yield Token("text", "", 0, content=line)


def _image(token: Token, *, linked: bool) -> Iterator[Token]:
    """Give a link to an image: the page loads nothing."""
    address = str(token.attrGet("src"))
    text = Token("text", "", 0, content=token.content or address)
    if linked or not is_address(address):
        yield text
        return
    attributes: dict[str, str | int | float] = {"href": address, "rel": "noreferrer noopener"}
    yield Token("link_open", "a", 1, attrs=attributes)
    yield text
    yield Token("link_close", "a", -1)


def coded(text: str) -> Markup:
    """Return a text of one line as HTML; text between backticks becomes code."""
    pieces = re.split(r"`([^`]+)`", one_line(text))
    fragments = [
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    ]
    return Markup().join(fragments)


def is_address(address: object) -> bool:
    """Whether a page may link to this: the web, mail, or a place in the page."""
    return isinstance(address, str) and _ADDRESS.match(address) is not None
