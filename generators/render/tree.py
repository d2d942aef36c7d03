"""A generated tree against a folder: differences, and writing it all or not at all."""

from __future__ import annotations

import difflib
import json
import os
import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generators.render.outputs import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_DIFF_LINES = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not as generated; `old` or `new` is None where it is missing."""

    path: str
    old: str | None
    new: str | None

    def diff(self) -> str:
        """Return a unified diff, cut after `MAX_DIFF_LINES` lines."""
        if self.old is None:
            return f"missing: {self.path}\n"
        if self.new is None:
            return f"stale: {self.path} is no longer generated\n"
        lines = list(
            difflib.unified_diff(
                self.old.splitlines(),
                self.new.splitlines(),
                f"{self.path} (on disk)",
                f"{self.path} (generated)",
                lineterm="",
            )
        )
        more = len(lines) - MAX_DIFF_LINES
        if more > 0:
            lines = [*lines[:MAX_DIFF_LINES], f"... {more} more lines differ in {self.path}"]
        return "\n".join(lines) + "\n"


def changes(tree: Mapping[str, str], folder: Path) -> list[Change]:
    """Return how `folder` differs from `tree`, sorted by path."""
    result = []
    for path in sorted({*tree, *owned(folder)}):
        target = folder / path
        old = None
        if target.is_file():
            old = target.read_bytes().decode("utf-8", "replace")
        if old != tree.get(path):
            result.append(Change(path, old, tree.get(path)))
    return result


def owned(folder: Path) -> list[str]:
    """Return the files of an earlier run that exist, by its manifest; none without a manifest."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [path for path in files if _is_inside(path) and (folder / path).is_file()]


def _is_inside(path: object) -> bool:
    return (
        isinstance(path, str)
        and not PurePosixPath(path).is_absolute()
        and ".." not in PurePosixPath(path).parts
    )


def write(tree: Mapping[str, str], folder: Path) -> list[Change]:
    """Make `folder` hold `tree`, and return what changed.

    Files of an earlier run that are no longer generated are removed; files that the generator never
    wrote stay. New content is first written beside the folder; then every file is moved into its
    place, and all of it is undone if that fails half-way.

    Raises:
        OSError: the disk refuses; the folder is as before.
    """
    todo = changes(tree, folder)
    if not todo:
        return todo
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".generating-", dir=folder))
    try:
        for number, change in enumerate(todo):
            if change.new is not None:
                (staging / f"{number}.new").write_bytes(change.new.encode("utf-8"))
        with _undisturbed():
            _commit(todo, folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return todo


def _commit(todo: list[Change], folder: Path, staging: Path) -> None:
    done: list[int] = []
    try:
        for number, change in enumerate(todo):
            target = folder / change.path
            target.parent.mkdir(parents=True, exist_ok=True)
            done.append(number)
            if change.old is not None:
                os.replace(target, staging / f"{number}.old")  # noqa: PTH105 - one atomic call
            if change.new is not None:
                os.replace(staging / f"{number}.new", target)  # noqa: PTH105
    except BaseException:
        for number in reversed(done):
            target, old = folder / todo[number].path, staging / f"{number}.old"
            if old.exists():
                os.replace(old, target)  # noqa: PTH105
            elif todo[number].old is None:
                target.unlink(missing_ok=True)
        raise
    for change in todo:
        if change.new is None:
            _remove_empty_folders((folder / change.path).parent, folder)


def _remove_empty_folders(path: Path, top: Path) -> None:
    while path != top and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back interrupts until the block is done, so that it runs whole."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    held = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: received.append(number)) for number in held]
    try:
        yield
    finally:
        for number, handler in zip(held, before, strict=True):
            signal.signal(number, handler)
        for late in received:
            signal.raise_signal(late)
