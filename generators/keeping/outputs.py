"""What a run wrote: the digest of each file, and whether a folder still holds them all."""

from __future__ import annotations

import hashlib
import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from .contents import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def digest(text: str) -> str:
    """Return the digest of a file with a text: SHA-256, in hexadecimal digits."""
    return _digest(text.encode("utf-8", "surrogateescape"))


def digests(tree: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each file of a tree, path to text."""
    return {path: digest(text) for path, text in tree.items()}


PASSED_OVER = ("__pycache__", "build", "dist", "node_modules")
"""Folders that tools leave behind."""


def stray(folder: Path, files: Iterable[str], kept: Iterable[str] = ()) -> list[str]:
    """Return the files beside generated ones that are not generated, sorted.

    Looked at are the folders that hold generated files, the project's own excepted; not what
    is hidden, or what tools leave behind.

    Args:
        folder: of the project.
        files: paths of the generated ones, in it.
        kept: patterns of files that are meant to be there, with `*`, `?` and `[a-z]`.
    """
    known = set(files)
    tops = {path.split("/")[0] for path in known if "/" in path}
    strays = []
    for top in sorted(tops):
        for place, inner, names in os.walk(os.path.join(folder, top)):  # noqa: PTH118 - many
            inner[:] = [name for name in inner if name[0] != "." and name not in PASSED_OVER]
            below = Path(place).relative_to(folder).as_posix()
            strays += [f"{below}/{name}" for name in names if name[0] != "."]
    return sorted(
        path
        for path in strays
        if path not in known and not any(fnmatchcase(path, pattern) for pattern in kept)
    )


def same(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether a folder holds files of these digests: no links, and in no folder that is one.

    What else the folder holds does not matter: no run looks at files that none has written.
    """
    top = os.path.realpath(folder)
    try:
        return all(
            _is_folder(os.path.join(top, parent))  # noqa: PTH118 - texts, of many
            for parent in {os.path.dirname(path) for path in files}  # noqa: PTH120
        ) and all(_held(os.path.join(top, path)) == files[path] for path in files)  # noqa: PTH118
    except OSError:
        return False


def _is_folder(path: str) -> bool:
    return os.path.realpath(path) == os.path.normpath(path)


def _held(path: str) -> str:
    """Return the digest of a file; of none where it is a link."""
    return "" if os.path.islink(path) else _digest(content(path))  # noqa: PTH114


def _digest(held: bytes) -> str:
    return hashlib.sha256(held).hexdigest()
