"""Files: their bytes, their text, and what is in them."""

from __future__ import annotations

import codecs
import errno
import posixpath
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .anchors import by_pointer
from .readers import parse
from .source import Place, Source, Unreadable, find

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..diagnostics import Diagnostic
    from .builder import Parsed


MAX_BYTES = 100_000_000
"""Size of a file that is certainly not an API description."""


def read_file(path: str) -> bytes:
    """Return the content of a file on disk.

    Raises:
        OSError: it is missing, not a regular file, or too large.
    """
    file = Path(path)
    facts = file.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a directory", path)
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", path)
    if facts.st_size > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MAX_BYTES:,} bytes", path)
    return file.read_bytes()


def read_source(path: str, name: str, read: Callable[[str], bytes]) -> tuple[bytes, Source]:
    """Return the content of a file, and its text.

    Args:
        path: the file, as `read` wants it.
        name: the file, as diagnostics name it.
        read: gives the content or raises `OSError`.

    Raises:
        Unreadable: it cannot be read, or is not UTF-8.
    """
    try:
        raw = read(path)
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = getattr(error, "strerror", None) or str(error) or "it cannot be read"
        message = "there is no such file" if missing else f"cannot read the file: {reason}"
        problem = Source(name, "").problem("unreadable-file", message)
        raise Unreadable(problem) from None
    raw_text = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw, Source(name, raw_text.decode())
    except UnicodeDecodeError as error:
        before = Source(name, raw_text[: error.start].decode())
        problem = before.problem(
            "invalid-encoding",
            f"byte 0x{raw_text[error.start]:02X} is not UTF-8",
            len(before.text),
            "save the file in UTF-8",
        )
        raise Unreadable(problem) from None


@dataclass(frozen=True)
class File:
    """A file of a bundle.

    Attributes:
        path: the file, as `read` wants it.
        source: its text.
        parsed: its content; None when it could not be read.
        missing: why it could not be read, to be reported at each reference to it.
        anchors: pointers to its schemas that have a name, by that name.
    """

    path: str
    source: Source
    parsed: Parsed | None
    missing: str = ""
    anchors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, path: str, source: Source, parsed: Parsed) -> File:
        """Return a file that was read; references in it are then by pointer."""
        return cls(path, source, parsed, anchors=by_pointer(source.text, parsed.data))

    def place(self, pointer: str) -> Place:
        """Return the location of a value of this file."""
        return find(self.source, self.parsed.places if self.parsed else 0, pointer)


class Files:
    """The files of a bundle, each read once.

    Attributes:
        main: the file everything begins with.
        opened: those that were asked for, by path.
        contents: the bytes of those read beside the main one.
        problems: what was wrong with them.
        values: how many values they hold altogether.
    """

    def __init__(self, main: File, read: Callable[[str], bytes]) -> None:
        self.main = main
        self.read = read
        self.opened = {main.path: main}
        self.contents: list[bytes] = []
        self.problems: list[Diagnostic] = []
        self.values = main.parsed.values if main.parsed else 0

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts of the files that could be read, that of the main one first."""
        return tuple(file.source for file in self.opened.values() if file.parsed is not None)

    def open(self, file: File, path: str) -> File:
        """Return the file at `path` relative to another, reading it the first time."""
        full = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), path))
        if full not in self.opened:
            self.opened[full] = self._fetch(full, absolute=path.startswith("/"))
        return self.opened[full]

    def _fetch(self, path: str, *, absolute: bool) -> File:
        name = self.main.source.name
        prefix = name.removesuffix(self.main.path) if name.endswith(self.main.path) else ""
        source = Source(prefix + path, "")
        if absolute:
            return File(path, source, None, "the path of a file must be relative")
        try:
            content, source = read_source(path, source.name, self.read)
            parsed = parse(source)
        except Unreadable as stop:
            if stop.problem.code == "unreadable-file":
                return File(path, source, None, stop.problem.message)
            self.problems.append(stop.problem)
            return File(path, source, None)
        self.contents.append(content)
        self.problems.extend(parsed.problems)
        self.values += parsed.values
        return File.of(path, source, parsed)
