"""Captured pages of a reference, as Docusaurus writes them: what they say, line by line.

A page is text that was copied, or saved HTML. Its parts follow each other: parameters, request,
responses, authorization, and a panel with a base URL, a sample and commands.
"""

from __future__ import annotations

import re
from itertools import accumulate
from json import JSONDecoder
from typing import TYPE_CHECKING

from . import html
from .blocks import Block
from .claims import Claim, Content, Credentials, Page
from .curl import requests_of
from .listing import Begin, Close, Entry, Open, Panel, alone, build, is_property, is_type
from .shell import COMMAND, end_of
from .tabs import Tabs
from .texts import HTML
from .values import Written, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .guides import Guides
    from .html import Line
    from .listing import Token
    from .texts import Prose

_BULLET = re.compile(r"^[\u2022\u2023\u25e6\u25aa\u25cf\u25cb\u00b7*\u2013-]\s+")
_PARAMETERS = re.compile(r"(Path|Query|Header|Cookie) Parameters?", re.IGNORECASE)
_BODY = re.compile(r"(?:Request )?Body(?P<required>\s+required)?", re.IGNORECASE)
_STATUS = re.compile(r"([1-5](?:\d\d|XX)|default)", re.IGNORECASE)
_MEDIA = re.compile(r"(?:application|text|image|audio|video|multipart|\*)/[\w.+*-]+(?:;.*)?")
_CALL = re.compile(r"(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)\s+(\S*/\S*)")
_METHOD = re.compile(r"GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY", re.IGNORECASE)
_FIELDS = re.compile(r"(name|type|scheme|in|bearerFormat):\s*", re.IGNORECASE)
_VALUES = re.compile(r"(?:Possible|Allowed) values?:\s*(.*)", re.IGNORECASE | re.DOTALL)
_CHOICE = re.compile(r"oneOf|anyOf")
_COMPOSED = re.compile(r"allOf|not")
_LABELS = frozenset(
    """schema|example|example (from schema)|example (auto)|examples|skip to main content|send|
    send api request|collapse all|expand all|copy|response|clear""".replace("\n", "").split("|")
)
_MAX_VALUES = 100_000
_MAX_FAILURES = 100


class _Reader:
    """Goes over the lines of a page once."""

    def __init__(self, file: str, lines: list[Line]) -> None:
        self.page = Page(file)
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
        self.at = 0
        self.part = "title"
        self.content: Content | None = None
        self.media: list[str] = []
        self.tokens: dict[int, tuple[list[Token], Tabs]] = {}
        self.last: Claim | None = None
        self.seen: set[str] = set()
        self.failures = 0

    def run(self) -> None:
        """Read all lines."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = _BULLET.sub("", line.text.strip())
            if not text or self._code(line, text):
                self.at += 1
                continue
            if not self._heading(line, text):
                self._inside(line, text)
            self.at += 1

    def _code(self, line: Line, text: str) -> bool:
        """Take a command or a JSON text, whatever part it stands in."""
        is_json = text in {"{", "[", "{}", "[]"} or text.startswith(('{"', "[{", '["'))
        if not is_json and not COMMAND.match(line.text + "\n"):
            return False
        start = self.starts[self.at]
        if match := COMMAND.match(self.text, start):
            start, end = match.start(1), end_of(self.text, match.start(1))
            block = Block(self.text[start:end], line.number, lines=self._numbers(start, end))
            if block.text not in self.seen:
                self.seen.add(block.text)
                self.page.commands.append(block)
        else:
            if self.failures > _MAX_FAILURES:
                return False
            start += len(line.text) - len(line.text.lstrip())
            try:
                end = JSONDecoder().raw_decode(self.text, start)[1]
            except (ValueError, RecursionError):
                self.failures += 1
                return False
            numbers = self._numbers(start, end)
            self._sample(written(self.text[start:end], self.page.file, numbers))
        self.at += self.text.count("\n", start, end)
        return True

    def _numbers(self, start: int, end: int) -> tuple[int, ...]:
        """Return the lines of the file that a part of the text, from this line on, is in."""
        last = self.at + self.text.count("\n", start, end)
        return tuple(line.number for line in self.lines[self.at : last + 1])

    def _sample(self, value: Written | str) -> None:
        if isinstance(value, str):
            return
        content = self.content
        if self.part == "panel":
            content = self.page.request
        if content is not None and content.sample is None:
            content.sample = value

    def _heading(self, line: Line, text: str) -> bool:
        """Take a line that begins a part of the page, or is a label."""
        page = self.page
        if match := _PARAMETERS.fullmatch(text):
            self.part, self.content, self.last = match[1].lower(), None, None
            page.parameters.setdefault(self.part, [])
        elif (match := _BODY.fullmatch(text)) and self.part != "responses":
            if page.request is None:
                required = match["required"] is not None
                page.request = Content(line.number, required=required, media_types=self.media)
            self._begin("panel" if self.part == "panel" else "request", page.request)
        elif text.lower() == "responses":
            self.part, self.content, self.media, self.last = "responses", None, [], None
        elif self.part == "responses" and (match := _STATUS.fullmatch(text)):
            self._response(line, match[1])
        elif match := _CALL.fullmatch(text):
            self._call(line, match[1], match[2])
        elif _METHOD.fullmatch(text) and self._path_follows():
            self.at += 1
            self._call(line, text, self.lines[self.at].text.strip())
        elif re.fullmatch(r"authorization(: .*)?", text, re.IGNORECASE):
            self.part, self.content, self.last = "authorization", None, None
        elif text.lower() in {"request", "base url"}:
            self.part, self.content, self.last = "panel", None, None
            if text.lower() == "base url":
                self._base_url()
        elif _MEDIA.fullmatch(text):
            self._media_type(text.partition(";")[0].strip().lower())
        else:
            return text.lower() in _LABELS
        return True

    def _begin(self, part: str, content: Content) -> None:
        self.part, self.content, self.last = part, content, None
        self.media = []

    def _response(self, line: Line, status: str) -> None:
        content = Content(line.number, status=status.lower())
        self.page.responses.append(content)
        self._begin("responses", content)

    def _path_follows(self) -> bool:
        following = self.lines[self.at + 1 : self.at + 2]
        return bool(following and re.match(r"/|https?://", following[0].text.strip()))

    def _call(self, line: Line, method: str, path: str) -> None:
        page = self.page
        if not page.method:
            path = re.sub(r"^https?://[^/]+", "", path)
            page.method, page.path, page.line = method.upper(), path, line.number
        if self.part != "title":
            self.part, self.content = "panel", None

    def _base_url(self) -> None:
        if self.page.base_url is None and self.at + 1 < len(self.lines):
            self.at += 1
            line = self.lines[self.at]
            self.page.base_url = line.text.strip(), line.number

    def _media_type(self, name: str) -> None:
        if self.part == "responses" and self.content is not None:
            self.content.media_types.append(name)
        elif self.part in {"title", "path", "query", "header", "cookie", "request"}:
            if self.part == "request" and self.content is not None:
                self.content.media_types.append(name)
            else:
                self.media.append(name)

    def _inside(self, line: Line, text: str) -> None:
        """Take another line of a part."""
        page = self.page
        if self.part == "title":
            if not page.title:
                page.title, page.title_line = text, line.number
        elif self.part == "authorization":
            self._credentials(line, text)
        elif self.part in page.parameters:
            self._entry(line, text)
        elif self.part == "responses" and self.content is None:
            content = Content(line.number, description=text)
            page.responses.append(content)
            self._begin("responses", content)
        elif self.part in {"request", "responses"}:
            self._entry(line, text)

    def _credentials(self, line: Line, text: str) -> None:
        if not _FIELDS.match(text):
            return
        parts = _FIELDS.split(text)[1:]
        fields = {
            name[:1].lower() + name[1:]: value.strip()
            for name, value in zip(parts[::2], parts[1::2], strict=True)
        }
        known = self.page.credentials
        if known and known[-1].fields.keys().isdisjoint(fields):
            known[-1].fields.update(fields)
        elif fields:
            known.append(Credentials(fields, line.number))

    def _entry(self, line: Line, text: str) -> None:
        """Take a line of a list of properties or parameters."""
        tokens, tabs = self._tokens()
        if _CHOICE.fullmatch(text):
            tokens += tabs.begin(line, text)
            return
        tokens += tabs.before(line)
        claim = is_property(line, text)
        is_other = claim is not None or text.startswith(("Array", "]")) or _VALUES.match(text)
        if tabs.is_label(line, text, is_other=bool(is_other)):
            return
        if text.replace(" ", "") == "Array[":
            tokens.append(Open(line.number))
        elif text == "]":
            tokens.append(Close(line.number))
        elif match := _VALUES.match(text):
            self._values(line, match[1])
        elif _COMPOSED.fullmatch(text):
            self.page.unread.append((line.number, f"`{text}`"))
        elif claim:
            tokens.append(Entry(claim))
            self.last = claim
        elif tokens and isinstance(tokens[-1], (Begin, Panel)) and is_type(text):
            found = alone(line, text)
            tokens.append(found)
            self.last = found.claim
        elif self.content is not None and not tokens and not self.content.description:
            self.content.description = text

    def _tokens(self) -> tuple[list[Token], Tabs]:
        key = id(self.content) if self.content else id(self.page.parameters[self.part])
        return self.tokens.setdefault(key, ([], Tabs()))

    def _values(self, line: Line, text: str) -> None:
        if text.startswith("["):
            while "]" not in text and self.at + 1 < len(self.lines) and len(text) < _MAX_VALUES:
                self.at += 1
                text += self.lines[self.at].text
        if self.last is None:
            return
        if text.startswith("["):
            listed = text[1:].partition("]")[0].split(",")
            self.last.values = [value.strip().strip("`\"'") for value in listed if value.strip()]
            self.last.values_line = line.number
        else:
            self.last.bounds = text

    def finish(self, guides: Guides) -> Page:
        """Nest what is listed, by what the samples show, and return the page."""
        page = self.page
        if page.request is not None and page.request.sample is None:
            page.request.sample = next(_bodies(page), None)
        for listed in page.parameters.values():
            tokens, _ = self.tokens.get(id(listed), ((), None))
            listed += [token.claim for token in tokens if isinstance(token, Entry)]
        contents = [(page.request, ""), *((content, content.status) for content in page.responses)]
        for content, status in contents:
            tokens, _ = self.tokens.get(id(content), ((), None))
            if content and tokens:
                content.is_list = isinstance(tokens[0], Open)
                guide = guides.of(page, content, status)
                content.claims, content.choice = build([*tokens], guide, page.unread)
        return page


def _bodies(page: Page) -> Iterator[Written]:
    """Give the JSON that the commands of a page send."""
    for block in page.commands:
        for request in requests_of(block):
            if isinstance(request, tuple) or not request.body:
                continue
            at = max(block.text.find(request.body), 0)
            value = written(request.body, page.file, block.lines_from(at))
            if isinstance(value, Written):
                yield value


def capture(prose: Prose, guides: Guides) -> Page:
    """Read a captured page; `guides` help to nest what a text does not."""
    if prose.kind == HTML:
        lines = html.read(prose.text)[0]
    else:
        lines = [html.Line(number, text) for number, text in enumerate(prose.text.split("\n"), 1)]
    reader = _Reader(prose.file, lines)
    reader.run()
    return reader.finish(guides)
