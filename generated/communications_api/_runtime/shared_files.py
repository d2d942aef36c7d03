"""Files that several processes append lines to, bounded: a full one makes place for a new one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import fcntl

_ATTEMPTS: Final = 100


class SharedFile:
    """A file that is appended to, and what it was before.

    Processes take turns by a lock on the file (not on Windows, where each needs one of its own).

    Args:
        path: of the file. When it is full, it becomes `<path>.1`, that one `<path>.2` and so on.
        max_bytes: of one file.
        max_files: older files that are kept.
    """

    def __init__(self, path: str | os.PathLike[str], *, max_bytes: int, max_files: int) -> None:
        self.path: Final = Path(path)
        self._max_bytes = max_bytes
        self._max_files = max_files

    def append(self, content: bytes) -> None:
        """Append whole lines in one piece.

        Raises:
            OSError: they cannot be written. What was written of them is taken back.
        """
        for file in self._opened():
            # A lock on what has become an older file meanwhile is of no use.
            if not self._is_current(file):
                continue
            size = os.fstat(file).st_size
            if size and size + len(content) > self._max_bytes:
                self._rotate()
                continue
            _write(file, content, size)
            return
        raise OSError("it is replaced time and again")

    def _opened(self) -> Iterator[int]:
        """Give descriptors of the file, locked, each closed when the next is asked for."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(_ATTEMPTS):
            # For its owner alone.
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                if sys.platform != "win32":
                    fcntl.flock(file, fcntl.LOCK_EX)
                yield file
            finally:
                os.close(file)

    def _is_current(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False

    def _rotate(self) -> None:
        for number in range(self._max_files, 0, -1):
            older = self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))
        self.path.unlink(missing_ok=True)

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}") if number else self.path


def _write(file: int, content: bytes, size: int) -> None:
    """Write all of it, or nothing: a disk that is full takes a part at times."""
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(file, rest) :]
    except OSError:
        if len(rest) < len(content):
            os.ftruncate(file, size)
        raise
