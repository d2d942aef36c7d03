"""Ruff, once over the whole tree."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from ruff import find_ruff_bin

from ..document.text import LINE_LENGTH

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


class FormattingError(Exception):
    """Ruff refused generated code: a bug of the templates or of the engine."""


def format_python(tree: dict[str, str]) -> dict[str, str]:
    """Return `tree` with unused imports removed, imports sorted, and Python formatted.

    That is every Python file, and the examples in Markdown.

    Raises:
        FormattingError: a file is not valid Python.
    """
    python = sorted(path for path in tree if path.endswith((".py", ".md")))
    with tempfile.TemporaryDirectory() as folder:
        for path in python:
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(tree[path], "utf-8")
        _ruff(folder, "check", *_OPTIONS, *_FIX, ".")
        _ruff(folder, "format", *_OPTIONS, "--line-length", str(LINE_LENGTH), ".")
        formatted = {path: Path(folder, path).read_text("utf-8") for path in python}
    return {**tree, **formatted}


def _ruff(folder: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - ruff's own binary, fixed arguments
        [find_ruff_bin(), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise FormattingError(done.stderr.strip() or done.stdout.strip())
