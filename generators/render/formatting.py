"""Ruff, once over the whole tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..document.text import LINE_LENGTH
from ..keeping.contents import content
from .batches import batches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, MutableMapping

_OPTIONS = ("--isolated", "--no-cache", "--target-version", "py311")
_FIX = (
    "--select",
    "F401,I,UP",
    "--ignore",
    "UP007,UP013,UP045",
    "--fix",
    "--exit-zero",
    "--line-length",
    str(LINE_LENGTH),
)


_MUCH = 1_000_000
"""Characters of files of which several are formatted at a time."""
_NONE: Mapping[str, str] = MappingProxyType({})


class FormattingError(Exception):
    """Ruff refused generated code: a bug of the templates or of the engine."""


def format_python(
    tree: dict[str, str],
    answers: MutableMapping[str, str] | None = None,
    exact: Collection[str] = (),
) -> dict[str, str]:
    """Return `tree` with unused imports removed, imports sorted, and Python formatted.

    That is every Python file, and the examples in Markdown.

    Args:
        tree: path to text.
        answers: of ruff, by what it was asked.
        exact: paths of modules that import nothing which they do not use, in the order that ruff
            gives imports.

    Raises:
        FormattingError: a file is not valid Python.
    """
    python = sorted(path for path in tree if path.endswith((".py", ".md")))
    known = {} if answers is None else answers
    # Ruff sorts imports of what stands in the folder below others: its answer depends on names.
    inner = {path.partition("/")[0] for path in python}
    tops = sorted(init if (init := f"{top}/__init__.py") in tree else top for top in inner)
    asked = {path: f"ruff\0{tops}\0{path}\0{tree[path]}" for path in python}
    formatted = {path: text for path in python if (text := known.get(asked[path])) is not None}
    missing = [path for path in python if path not in formatted]
    for path, text in _together({path: tree[path] for path in missing}, tops, exact).items():
        formatted[path] = known[asked[path]] = text
    return {**tree, **formatted}


def _together(
    files: Mapping[str, str], tops: Iterable[str], exact: Collection[str]
) -> dict[str, str]:
    """Return files as ruff writes them, those in one batch where that can be done."""
    joined = batches({path: text for path, text in files.items() if path in exact})
    members = {member.path for batch in joined for member in batch.members}
    single = {path: text for path, text in files.items() if path not in members}
    right = {batch.path: batch.text() for batch in joined}
    try:
        done = _formatted(single, tops, right)
    except FormattingError:
        if not joined:
            raise
        return _formatted(files, tops)  # which says in which file the fault is
    formatted = {path: done[path] for path in single}
    for batch in joined:
        inner = batch.files(done[batch.path])
        if inner is None:
            apart = {member.path: files[member.path] for member in batch.members}
            inner = _formatted({}, tops, apart)
        formatted |= inner
    return formatted


def _formatted(
    files: Mapping[str, str], tops: Iterable[str], right: Mapping[str, str] = _NONE
) -> dict[str, str]:
    """Return files as ruff writes them in a folder in which other names stand as well.

    Args:
        files: path to text.
        tops: the other names.
        right: files in which nothing is to be corrected: they are formatted only.
    """
    if not files and not right:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        for inner in {os.path.dirname(path) for path in (*files, *right)}:  # noqa: PTH120 - of thousands
            Path(folder, inner).mkdir(parents=True, exist_ok=True)
        for top in tops:
            Path(folder, top).parent.mkdir(exist_ok=True)
            if top.endswith((".py", ".md")):
                Path(folder, top).touch()
            else:
                Path(folder, top).mkdir(exist_ok=True)
        alone = sum(map(len, (*files.values(), *right.values()))) < _MUCH
        _write(files, folder)
        if files:
            _ruff(folder, "check", *_OPTIONS, *_FIX, ".", alone=alone)
        _write(right, folder)
        _ruff(folder, "format", *_OPTIONS, "--line-length", str(LINE_LENGTH), ".", alone=alone)
        return {path: content(f"{folder}/{path}").decode() for path in (*files, *right)}


def _write(files: Mapping[str, str], folder: str) -> None:
    for path, text in files.items():
        with open(f"{folder}/{path}", "wb", buffering=0) as file:  # noqa: PTH123 - of thousands
            file.write(text.encode())


def _ruff(folder: str, *arguments: str, alone: bool) -> None:
    """Run ruff in a folder; alone: in one thread, as more take longer to start than they save."""
    from ruff import find_ruff_bin  # where it is known to be there

    done = subprocess.run(  # noqa: S603 - ruff's own binary, fixed arguments
        [find_ruff_bin(), *arguments],
        cwd=folder,
        env={**os.environ, "RAYON_NUM_THREADS": "1"} if alone else None,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise FormattingError(done.stderr.strip() or done.stdout.strip())
