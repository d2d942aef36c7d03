"""The files of documentation: their text, whatever they are encoded in, and what they are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Location, Severity
from ..document.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 10_000_000
"""Size of a file that is read."""

MARKDOWN, HTML, TEXT = "markdown", "html", "text"
_KINDS = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdx": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
}
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<!--|<head|<body)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Prose:
    """A file of documentation.

    Attributes:
        file: as the user named it.
        text: with a line feed at the end of each line.
        kind: `MARKDOWN`, `HTML` or `TEXT`.
    """

    file: str
    text: str
    kind: str


def files_of(paths: Iterable[str]) -> Iterator[str]:
    """Give files as named, and of folders those that are documentation, in the order of names."""
    for path in paths:
        folder = Path(path)
        if not folder.is_dir():
            yield path
            continue
        for file in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.suffix.lower() in _KINDS and not hidden and file.is_file():
                yield file.as_posix()


def read(path: str) -> tuple[Prose | None, list[Diagnostic]]:
    """Read a file; None where it cannot be, with the reason."""
    try:
        raw = read_file(path)
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else getattr(error, "strerror", "") or error
        return None, [_problem(path, "unreadable-file", f"{reason}", Severity.ERROR)]
    if len(raw) > MAX_BYTES:
        message = f"it is larger than {MAX_BYTES:,} bytes: nothing of it is read"
        return None, [_problem(path, "unreadable-file", message, Severity.ERROR)]
    text, encoding = _decoded(raw)
    if "\0" in text:
        return None, [_problem(path, "unreadable-file", "it is no text", Severity.ERROR)]
    problems = []
    if encoding:
        message = f"it is not UTF-8, and is read as {encoding}"
        problems.append(_problem(path, "invalid-encoding", message, Severity.WARNING))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kind = _KINDS.get(Path(path).suffix.lower()) or (HTML if _MARKUP.match(text) else TEXT)
    return Prose(path, text, kind), problems


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return a text, and its encoding where that had to be guessed."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), ""
    try:
        return raw.decode(), ""
    except UnicodeDecodeError:
        pass
    stated = _CHARSET.search(raw[:4096])
    for name in (stated[1].decode("ascii") if stated else "", "cp1252"):
        try:
            return raw.decode(name), name
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1"), "latin-1"


def _problem(path: str, code: str, message: str, severity: Severity) -> Diagnostic:
    return Diagnostic(code, severity, message, Location(path))
