"""The cases in `tests/cases/convert`: a document in Swagger 2.0, and what `convert` makes of it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from generators.cli import main

CASES = Path(__file__).parents[1] / "cases/convert"
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))


def spec_of(case: str) -> str:
    """Return the name of the document of a case."""
    return next(path.name for path in sorted((CASES / case).glob("swagger.*")))


def shown(case: str) -> dict[str, str]:
    """Return the expected files of a case: path within its folder to text."""
    output, told = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(CASES / case),
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(told),
    ):
        code = main(["convert", spec_of(case), "--all"])
    told.write(f"exit code {code}\n")
    return {"expected.yaml": output.getvalue(), "expected.txt": told.getvalue()}
