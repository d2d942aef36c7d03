"""The cases in `tests/cases/invalid`: a document, and what `validate` says about it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from generators.cli import main

CASES = Path(__file__).parents[1] / "cases/invalid"
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))


def arguments(case: str) -> list[str]:
    """Return what `validate` is given.

    That small documents lack words and names is said only of cases that ask for it, by a
    configuration of their own.
    """
    folder = CASES / case
    spec = "openapi.json" if (folder / "openapi.json").exists() else "openapi.yaml"
    quiet = ("--rule", "docs=off", "--rule", "operation-operationId=off")
    return [spec, "--all", *(() if (folder / "pyproject.toml").exists() else quiet)]


def expected(case: str) -> tuple[str, int]:
    """Return the output and the exit code that a case has to give."""
    folder = CASES / case
    return (folder / "expected.txt").read_text("utf-8"), int((folder / "exit_code").read_text())


def shown(case: str) -> dict[str, str]:
    """Return the expected files of a case: path within its folder to text."""
    output = io.StringIO()
    with contextlib.chdir(CASES / case), contextlib.redirect_stdout(output):
        code = main(["validate", *arguments(case)])
    return {"expected.txt": output.getvalue(), "exit_code": f"{code}\n"}
