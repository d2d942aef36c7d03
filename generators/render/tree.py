"""A generated tree against a folder: differences, and writing it all or not at all."""

from __future__ import annotations

import difflib
import errno
import json
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..document.text import escaped
from ..keeping.contents import content
from ..keeping.outputs import digest
from .manifest import MANIFEST, NOTICE
from .replacing import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

MAX_DIFF_LINES = 60
_FOR_MACHINES = ".json"
_WITH_NOTICE = ("README.md", "pyproject.toml")
"""Files of every generated project that say that they were generated."""
_CONFLICT = "<<<<<<< "
"""What git writes where it could not merge: the file is no work of anybody."""


class Change(NamedTuple):
    """A file that is not as generated; `old` or `new` is None where it is missing."""

    path: str
    old: str | None
    new: str | None

    def diff(self) -> str:
        """Return a unified diff, cut after `MAX_DIFF_LINES` lines; a line of files for machines."""
        if self.old is None:
            return f"missing: {self.path}\n"
        if self.new is None:
            return f"stale: {self.path} is no longer generated\n"
        lines = list(
            difflib.unified_diff(
                _lines(self.old),
                _lines(self.new),
                f"{self.path} (on disk)",
                f"{self.path} (generated)",
                lineterm="",
            )
        )
        if self.path.endswith(_FOR_MACHINES):
            count = sum(line.startswith(("+", "-")) for line in lines) - 2
            return f"differs: {self.path}, {count} lines, not shown: it is for machines\n"
        more = len(lines) - MAX_DIFF_LINES
        if more > 0:
            lines = [*lines[:MAX_DIFF_LINES], f"... {more} more lines differ in {self.path}"]
        return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    *lines, rest = escaped(text).split("\n")
    return [*lines, f"{rest} (no line end)"] if rest else lines


def changes(tree: Mapping[str, str], folder: Path) -> list[Change]:
    """Return how `folder` differs from `tree`, sorted by path.

    Raises:
        OSError: a folder in it is a link that leads out of it.
    """
    result = []
    paths = sorted({*tree, *owned(folder, besides=tree)})
    for parent in _folders(paths):
        place = os.path.join(folder, parent)  # noqa: PTH118 - of hundreds
        if _kind(place) == stat.S_IFLNK and not _is_below(Path(place), folder):
            reason = f"{place} is, or is in, a link that leads out of the folder: remove the link"
            raise OSError(errno.ELOOP, reason, place)
    for path in paths:
        old = _content(os.path.join(folder, path))  # noqa: PTH118 - of thousands
        if old != tree.get(path):
            result.append(Change(path, old, tree.get(path)))
    return result


def _folders(paths: Iterable[str]) -> list[str]:
    """Return all folders that files are in, the outer ones first."""
    folders: set[str] = set()
    for path in paths:
        place = path.rpartition("/")[0]
        while place and place not in folders:
            folders.add(place)
            place = place.rpartition("/")[0]
    return sorted(folders)


def _content(path: str) -> str | None:
    """Return the text of a file; None where there is none. A link is told, and not followed."""
    kind = _kind(path)
    if kind == stat.S_IFLNK:
        return f"a link to {Path(path).readlink()}"
    if kind != stat.S_IFREG:
        return None
    return content(path).decode("utf-8", "replace")


def _kind(path: str) -> int:
    """Return what a path leads to, as the modes of files have it, links not followed; 0: nothing.

    Raises:
        OSError: it cannot be told.
    """
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0


def owned(folder: Path, besides: Container[str] = ()) -> list[str]:
    """Return the files of an earlier run that exist, by its manifest; none without a manifest.

    Args:
        folder: where it wrote them.
        besides: paths that are not looked for.
    """
    there = {stat.S_IFLNK, stat.S_IFREG}
    listed = (path for path in _listed(folder) if path not in besides)
    return [path for path in listed if _kind(os.path.join(folder, path)) in there]  # noqa: PTH118


def _listed(folder: Path) -> dict[str, str]:
    """Return the files of an earlier run with their digests; empty ones where it did not say."""
    manifest = folder / MANIFEST
    if manifest.is_symlink():
        return {}
    try:
        files = json.loads(manifest.read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    digests = files if isinstance(files, dict) else dict.fromkeys(files, "")
    return {path: str(held) for path, held in digests.items() if _is_inside(path)}


def edited(changed: Iterable[Change], folder: Path) -> list[Change]:
    """Return the changes that would overwrite what somebody wrote by hand.

    That is a file with another content than the earlier run gave it, or one of the name of a new
    file. Where an earlier run is not known, nothing is, if there was one: its manifest cannot be
    read, or is missing in a folder of generated files. A file that git could not merge is nobody's
    work.
    """
    listed = _listed(folder)
    if not listed and is_generated(folder):
        return []
    return [
        change
        for change in changed
        if change.old is not None
        and change.path != MANIFEST
        and listed.get(change.path) not in {"", digest(_universal(change.old))}
        and not any(line.startswith(_CONFLICT) for line in change.old.split("\n"))
    ]


def is_generated(folder: Path) -> bool:
    """Return whether an earlier run wrote a folder; it need not have left a manifest."""
    if os.path.lexists(folder / MANIFEST):
        return True
    return any(NOTICE in (_content(str(folder / path)) or "") for path in _WITH_NOTICE)


def _universal(text: str) -> str:
    """Return text with the ends of lines that were written, whatever a checkout did to them."""
    return text.replace("\r\n", "\n")


def _is_inside(path: object) -> bool:
    return isinstance(path, str) and not path.startswith("/") and ".." not in path.split("/")


def _is_below(path: Path, folder: Path) -> bool:
    """Return whether a path is that of a folder or below it, links resolved."""
    return path.resolve().is_relative_to(folder.resolve())


def write(tree: Mapping[str, str], folder: Path) -> list[Change]:
    """Make `folder` hold `tree`, and return what changed.

    Files of an earlier run that are no longer generated are removed; files that the generator never
    wrote stay. New content is first written beside the folder; then every file is moved into its
    place, and all of it is undone if that fails half-way.

    Raises:
        OSError: the disk refuses; the folder is as before.
    """
    todo = changes(tree, folder)
    write_changes(todo, folder)
    return todo


def write_changes(todo: list[Change], folder: Path) -> None:
    """Write what `changes` gave for a folder; see `write`.

    Raises:
        OSError: the disk refuses; the folder is as before.
    """
    if not todo:
        return
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".generating-", dir=folder))
    try:
        for number, change in enumerate(todo):
            if change.new is not None:
                (staging / f"{number}.new").write_bytes(change.new.encode("utf-8"))
        with undisturbed():
            _commit(todo, folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _commit(todo: list[Change], folder: Path, staging: Path) -> None:
    undo: list[Callable[[], object]] = []
    try:
        for number, change in enumerate(todo):
            target = folder / change.path
            _make_folder(target.parent, undo)
            if change.old is not None:
                _move(target, staging / f"{number}.old", undo)
            if change.new is not None:
                _move(staging / f"{number}.new", target, undo)
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    for change in todo:
        if change.new is None:
            _remove_empty_folders((folder / change.path).parent, folder)


def _make_folder(path: Path, undo: list[Callable[[], object]]) -> None:
    if not path.is_dir():
        _make_folder(path.parent, undo)
        path.mkdir()
        undo.append(path.rmdir)


def _move(source: Path, target: Path, undo: list[Callable[[], object]]) -> None:
    os.replace(source, target)  # noqa: PTH105 - one atomic call
    undo.append(lambda: os.replace(target, source))  # noqa: PTH105


def _remove_empty_folders(path: Path, top: Path) -> None:
    while path != top and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent
