"""Which files a document may refer to: those below its root folder, links resolved.

A document is often written by somebody else than who runs the toolkit, for example in a pull
request; what it refers to ends up in reports, packages and pages. So nothing is read outside of
its root: the repository it lies in, or its own folder where that is none. What git keeps in a
repository for itself, credentials perhaps, is not read either.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .files import MAX_BYTES, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = "-"
"""Names what comes from standard input, instead of a file."""

_GIT = ".git"
_REMEDY = "it is outside of {where}; `--allow-outside DIR` allows a folder that is meant"


class Roots:
    """Reads the files that a document may refer to.

    Attributes:
        folders: real paths of the folders that are read; files below them are as well.
        where: what the first of them is, for messages.
    """

    def __init__(self, document: str | Path, allowed: Iterable[str | Path] = ()) -> None:
        """Take the root of a document.

        Args:
            document: path of the main file, which need not exist.
            allowed: folders, or single files, that may be read as well.
        """
        repository = _repository(Path(document))
        self.where = "the repository" if repository else "the document's folder"
        root = repository or Path(document).parent
        self._given: bytes | None = None
        self.folders = tuple(os.path.realpath(folder) for folder in (root, *allowed))

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Raises:
            OSError: it is missing, not a regular file, too large, or outside of the folders.
        """
        if path == STANDARD_INPUT:
            return self._standard_input()
        real = os.path.realpath(path)
        if not any(_is_below(real, folder) for folder in self.folders):
            raise PermissionError(errno.EACCES, _REMEDY.format(where=self.where), path)
        return read_file(real)

    def _standard_input(self) -> bytes:
        """Return what comes from standard input, read once."""
        given = self._given if self._given is not None else sys.stdin.buffer.read(MAX_BYTES + 1)
        self._given = given
        if len(given) > MAX_BYTES:
            raise OSError(errno.EFBIG, f"it is larger than {MAX_BYTES:,} bytes", STANDARD_INPUT)
        return given


def _repository(path: Path) -> Path | None:
    """Return the working tree that a path lies in, as the path says it: links are not resolved."""
    folders = Path(os.path.abspath(path)).parents  # noqa: PTH100 - `resolve` follows links
    return next((folder for folder in folders if (folder / _GIT).exists()), None)


def _is_below(path: str, folder: str) -> bool:
    """Return whether a real path is in a folder, and in nothing that is git's own."""
    below = os.path.commonpath((path, folder)) == folder
    return below and _GIT not in Path(path).relative_to(folder).parts
