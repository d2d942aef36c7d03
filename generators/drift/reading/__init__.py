"""Readers: traffic as a stream of exchanges, from files, folders and standard input.

No more than one exchange is held at a time. What cannot be read costs that exchange alone, and is
counted.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..exchanges import Unreadable, parsed
from .har import exchange_of as of_har
from .lines import exchange_of
from .pieces import Entries, NotThere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO, TextIO

    from ..exchanges import Exchange

SUFFIXES: Final = (".har", ".ndjson", ".jsonl", ".json", ".log")
"""Names of the files that are read in a folder; each may be compressed, with `.gz` after it."""
MAX_LINE: Final = 64 * 1024 * 1024
"""Characters of a line that are read; a longer one is counted as not readable."""
_HEAD: Final = 64 * 1024
_STEP: Final = 256 * 1024
_KEPT: Final = 20
_DOCUMENT: Final = re.compile(r'\s*(?:\[|\{\s*"log"\s*:)')
"""How a HAR file and a list begin."""


@dataclass(slots=True)
class Reading:
    """What was read so far.

    Attributes:
        files: names of the files, in order.
        exchanges: how many were read.
        unreadable: how many could not be read.
        reasons: the first of them, each with its place.
    """

    files: list[str] = field(default_factory=list)
    exchanges: int = 0
    unreadable: int = 0
    reasons: list[str] = field(default_factory=list)

    def refuse(self, place: str, reason: object) -> None:
        """Count what could not be read."""
        self.unreadable += 1
        if len(self.reasons) < _KEPT:
            self.reasons.append(f"{place}: {reason}")


def files_of(paths: Sequence[str]) -> list[str]:
    """Return the files that paths name: `-` is standard input, of a folder those of `SUFFIXES`.

    Raises:
        Unreadable: a path does not exist, or a folder has no such file.
    """
    files: list[str] = []
    for path in paths:
        if path == "-" or Path(path).is_file() or Path(path).is_fifo():
            files.append(path)
        elif Path(path).is_dir():
            inside = [
                str(file)
                for file in sorted(Path(path).rglob("*"))
                if file.is_file() and file.name.removesuffix(".gz").endswith(SUFFIXES)
            ]
            if not inside:
                raise Unreadable(f"{path}: no file in it is named {', '.join(SUFFIXES)}")
            files += inside
        else:
            raise Unreadable(f"{path}: there is no such file or folder")
    return files


def read(paths: Sequence[str], reading: Reading) -> Iterator[Exchange]:
    """Give the exchanges of files and folders, one at a time.

    Args:
        paths: as `files_of` takes them.
        reading: takes what was read, and what could not be.

    Raises:
        Unreadable: see `files_of`; or a file cannot be opened, or is none of the formats.
    """
    named = frozenset(paths)
    for name in files_of(paths):
        reading.files.append(name)
        before = reading.exchanges
        try:
            with _opened(name) as file:
                yield from _exchanges("standard input" if name == "-" else name, file, reading)
        except Unreadable as error:
            # What a file gave before counts, and so do the other files of a folder.
            if name in named and reading.exchanges == before:
                raise
            reading.refuse(name, str(error).removeprefix(f"{name}: "))


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    """Open a file for reading, in UTF-8, or in UTF-16 where its mark says so.

    Raises:
        Unreadable: it cannot be read, then or later.
    """
    try:
        if name == "-":
            text = _decoded(sys.stdin.buffer)
            try:
                yield text
            finally:
                text.detach()  # it is not ours to close
        else:
            with Path(name).open("rb") as file:
                content: IO[bytes] = file
                if name.endswith(".gz"):
                    content = io.BufferedReader(gzip.GzipFile(fileobj=file))
                yield _decoded(content)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(f"{name}: cannot be read: {reason}") from None


def _decoded(content: Any) -> io.TextIOWrapper:
    peek = getattr(content, "peek", None)
    mark = peek(2)[:2] if peek else b""
    encoding = "utf-16" if mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8-sig"
    return io.TextIOWrapper(content, encoding, errors="replace")


def _exchanges(name: str, file: TextIO, reading: Reading) -> Iterator[Exchange]:
    """Give the exchanges of one file: of lines, where one of them is a JSON value of its own."""
    head = _head(file)
    if not head.strip():
        return
    if not _DOCUMENT.match(head) and any(map(_is_whole, head.lstrip().split("\n"))):
        yield from _of_lines(name, _lines(head, file), reading)
    else:
        yield from _of_document(name, head, file, reading)


def _is_whole(line: str) -> bool:
    """Whether a line is an exchange of its own: one of them may be broken, the first one too."""
    if not line.startswith("{"):
        return False
    value = _json(line)
    return isinstance(value, dict) and bool(value) and "log" not in value


def _head(file: TextIO) -> str:
    """Return the beginning of a file: more than its first line, where it may be one of lines."""
    head = file.read(_HEAD).lstrip()
    parts = [head]
    if not _DOCUMENT.match(head) and "\n" not in head:
        size = len(head)
        while size < MAX_LINE and (more := file.read(_STEP)):
            parts.append(more)
            size += len(more)
            if "\n" in more:
                break
    return "".join(parts)


def _json(text: str) -> Any:
    try:
        return parsed(text)
    except (ValueError, RecursionError):
        return None


def _lines(head: str, file: TextIO) -> Iterator[str]:
    """Give the lines of a file, of which the head was read; an overlong one is given cut."""
    parts, size, text = list[str](), 0, head
    while text:
        first, *lines = text.split("\n")
        if size < MAX_LINE:
            parts.append(first)
        size += len(first)
        if lines:
            yield "".join(parts)
            *lines, last = lines
            yield from lines
            parts, size = [last], len(last)
        text = file.read(_STEP)
    yield "".join(parts)


def _of_lines(name: str, lines: Iterator[str], reading: Reading) -> Iterator[Exchange]:
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        place = f"{name}:{number}"
        try:
            exchange = exchange_of(parsed(line))
        except RecursionError:
            reading.refuse(place, "it is nested too deeply")
        except ValueError as error:
            reading.refuse(place, error if isinstance(error, Unreadable) else "it is no JSON")
        else:
            exchange.place = place
            reading.exchanges += 1
            yield exchange


def _of_document(name: str, head: str, file: TextIO, reading: Reading) -> Iterator[Exchange]:
    """Give the exchanges of a HAR file, of a journal that is a list, or of one exchange."""
    entries = Entries(head, file)
    try:
        for number, entry in enumerate(entries, 1):
            place = f"{name}: entry {number}"
            try:
                exchange = of_har(entry) if entries.is_log else exchange_of(entry)
            except Unreadable as error:
                reading.refuse(place, error)
            else:
                exchange.place = place
                reading.exchanges += 1
                yield exchange
    except NotThere as error:
        if entries.begun:
            reading.refuse(name, f"the file ends early: {error}")
        else:
            yield _alone(name, entries.rest(MAX_LINE), error, reading)


def _alone(name: str, text: str, error: NotThere, reading: Reading) -> Exchange:
    """Return the exchange that a file is, as the command of a mock writes them.

    Raises:
        Unreadable: it is none.
    """
    try:
        exchange = exchange_of(_json(text))
    except Unreadable:
        raise Unreadable(f"{name}: neither HAR nor lines of JSON: {error}") from None
    exchange.place = name
    reading.exchanges += 1
    return exchange
