"""The requests of a curl command."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from .shell import MARK, WITHIN, ShellError, command, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block

_VALUED = frozenset(
    """abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config
    connect-timeout connect-to cookie cookie-jar crlfile data data-ascii data-binary data-raw
    data-urlencode dns-servers dump-header engine etag-compare etag-save expect100-timeout form
    form-string header hsts interface ipfs-gateway json keepalive-time key key-type limit-rate
    local-port max-filesize max-redirs max-time noproxy oauth2-bearer output output-dir
    parallel-max pass pinnedpubkey preproxy proxy proxy-header proxy-user proto proto-default
    proto-redir range rate referer request request-target resolve retry retry-delay
    retry-max-time socks5 socks5-hostname speed-limit speed-time stderr time-cond tls-max
    tls13-ciphers trace trace-ascii unix-socket upload-file url url-query user user-agent
    variable write-out""".split()
)
_SHORT = {
    "A": "user-agent", "b": "cookie", "c": "cookie-jar", "C": "continue-at", "d": "data",
    "D": "dump-header", "e": "referer", "E": "cert", "F": "form", "H": "header", "K": "config",
    "m": "max-time", "o": "output", "P": "ftp-port", "Q": "quote", "r": "range",
    "t": "telnet-option", "T": "upload-file", "u": "user", "U": "proxy-user", "w": "write-out",
    "x": "proxy", "X": "request", "y": "speed-time", "Y": "speed-limit", "z": "time-cond",
    "G": "get", "I": "head",
}  # fmt: skip
_SHORT_FLAGS = "GI"
_MAX_FAILURES = 20
_DATA = frozenset({"data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json"})
FORM, MULTIPART, JSON = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json",
)


@dataclass(slots=True)
class Request:
    """A request that a command sends.

    Attributes:
        method: in upper case.
        url: as written, without what `--get` adds; unknown parts are in marks.
        headers: names in lower case, with their values.
        query: what the command adds to the query of the URL.
        body: the text; None for none, or where it is in a file.
        parts: names and values of a form with parts (`--form`).
        has_body: whether there is one.
        line: of the command.
        raw: the command as it is written.
        user: whether it names a user (`--user`, `--oauth2-bearer`).
    """

    method: str
    url: str
    headers: dict[str, str]
    query: list[tuple[str, str]]
    body: str | None
    parts: list[tuple[str, str]]
    has_body: bool
    line: int
    raw: str
    user: bool = False

    @property
    def content_type(self) -> str:
        """The media type of the body, in lower case without parameters."""
        stated = self.headers.get("content-type")
        if stated is None:
            stated = MULTIPART if self.parts else FORM
        return stated.partition(";")[0].strip().lower()


@dataclass(slots=True)
class _Options:
    """What the words of one command say."""

    urls: list[str] = field(default_factory=list)
    method: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    data: list[str | None] = field(default_factory=list)
    query: list[tuple[str, str]] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


def requests_of(block: Block) -> Iterator[Request | tuple[int, str]]:
    """Give the requests of the commands in a block; for what cannot be read, line and reason."""
    at = failures = 0
    for match in WITHIN.finditer(block.text):
        start = match.start(1)
        if start < at:
            continue
        line = block.lines_from(start)[0]
        try:
            read = command(block.text, start)
        except ShellError as error:
            yield line, f"the command cannot be read: {error}"
            failures += 1
            if failures > _MAX_FAILURES:
                return
            continue
        at = start + len(read.raw)
        for words in _parts(read.words[1:]):
            options = _options(words, read.standard_input)
            if not options.urls:
                yield line, "the command names no URL"
            for url in options.urls:
                yield _request(options, url, line, read.raw)


def _parts(words: list[str]) -> Iterator[list[str]]:
    """Give the words of each part of a command that `--next` takes apart."""
    part: list[str] = []
    for word in words:
        if word in {"--next", "-:"}:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _options(words: list[str], standard_input: str | None) -> _Options:
    options, waiting = _Options(), list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word.startswith("--") and len(word) > 2:
            name, _, value = word[2:].partition("=")
            if name in _VALUED:
                value = value or (waiting.pop() if waiting else "")
                _take(options, name, value, standard_input)
            else:
                options.flags.add(name)
        elif word.startswith("-") and len(word) > 1 and not word[1].isspace():
            _short(options, word[1:], waiting, standard_input)
        elif word.strip():
            options.urls.append(word)
    return options


def _short(options: _Options, letters: str, waiting: list[str], standard_input: str | None) -> None:
    for index, letter in enumerate(letters):
        name = _SHORT.get(letter)
        if letter in _SHORT_FLAGS:
            options.flags.add(_SHORT[letter])
        elif name is not None:
            value = letters[index + 1 :] or (waiting.pop() if waiting else "")
            _take(options, name, value, standard_input)
            return


def _take(options: _Options, name: str, value: str, standard_input: str | None) -> None:
    if name == "url":
        options.urls.append(value)
    elif name == "request":
        options.method = value.upper()
    elif name == "header":
        key, colon, content = value.partition(":")
        if colon:
            options.headers[key.strip().lower()] = content.strip()
    elif name in _DATA:
        options.data.append(_data(name, value, standard_input))
        if name == "json":
            options.headers.setdefault("content-type", JSON)
            options.headers.setdefault("accept", JSON)
    elif name in {"form", "form-string"}:
        key, _, content = value.partition("=")
        options.parts.append((key, mark("file") if content[:1] in "@<" else content))
    elif name == "url-query":
        options.query += _pairs(value)
    elif name == "upload-file":
        options.flags.add(name)
        options.data.append(None)
    elif name in {"user", "oauth2-bearer"}:
        options.flags.add("user")


def _data(name: str, value: str, standard_input: str | None) -> str | None:
    """Return the text of a body; None where it is in a file."""
    if name == "data-urlencode":
        key, _, content = value.partition("=")
        return value.replace("&", "%26") if content or "@" not in key else None
    if not value.startswith("@") or name == "data-raw":
        return value
    return standard_input if value == "@-" else None


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs = []
    for pair in filter(None, text.split("&")):
        name, _, value = pair.partition("=")
        pairs.append((unquote_plus(name), unquote_plus(value)))
    return pairs


def form_of(text: str) -> list[tuple[str, str]]:
    """Return the names and values of a form, or of the query of a URL."""
    return _pairs(text)


def _request(options: _Options, url: str, line: int, raw: str) -> Request:
    known = [text for text in options.data if text is not None]
    separator = "" if options.headers.get("content-type") == JSON else "&"
    body = separator.join(known) if known and len(known) == len(options.data) else None
    query = list(options.query)
    has_body = bool(options.data or options.parts)
    method = options.method
    if "get" in options.flags:
        query += _pairs(body or "")
        body, has_body = None, False
    elif not method and has_body:
        method = "PUT" if "upload-file" in options.flags else "POST"
    usual = "HEAD" if "head" in options.flags else "GET"
    return Request(
        method=method or usual,
        url=_address(url),
        headers=options.headers,
        query=query,
        body=body,
        parts=options.parts,
        has_body=has_body,
        line=line,
        raw=raw,
        user="user" in options.flags,
    )


def _address(url: str) -> str:
    """Return a URL without the brackets that some pages write around it."""
    return re.sub(r"^<(.*)>$", r"\1", url.strip())


def is_unknown(value: str) -> bool:
    """Whether a value is a placeholder for one that the reader puts there."""
    return bool(MARK in value or _PLACEHOLDERS.fullmatch(value.strip()))


_PLACEHOLDERS = re.compile(
    r"\{[^{}]*\}|:[A-Za-z]\w*|<[^<>]*>|\[[^\[\]]*\]|%7B.*%7D|\.{3}|…|x{3,}|X{3,}|"
    r"(?:YOUR|MY)[-_ ]?\w*|your[-_]\w+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+",
)
