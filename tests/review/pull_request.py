"""A pull request in a repository of its own: the base on `main`, the head on `feature`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.review import clones

if TYPE_CHECKING:
    from tests.review.clones import Clone

ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests/cases/pull_request"
SPEC = "spec/openapi.yaml"
TODAY = "2030-01-01"


def opened(folder: Path) -> Clone:
    """Return the repository with the branch of the pull request checked out."""
    clone = clones.new(folder)
    clone.commit(**{SPEC: (CASE / "base.yaml").read_text("utf-8")})
    clone.git("checkout", "--quiet", "-b", "feature")
    clone.commit(**{SPEC: (CASE / "head.yaml").read_text("utf-8")})
    return clone


def environment() -> dict[str, str]:
    """Return the environment of a process that runs this toolkit, and no settings of git's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT")}
    return {**kept, **clones.ENVIRONMENT, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def review(clone: Clone, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the repository."""
    return subprocess.run(
        (sys.executable, "-P", "-m", "generators", "review", "--today", TODAY, *arguments),
        cwd=clone.folder,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def shown(_: str = "pull_request") -> dict[str, str]:
    """Return the comment on it: name of the file to text."""
    with tempfile.TemporaryDirectory() as folder:
        done = review(opened(Path(folder) / "work"), "main", "--format", "markdown")
    return {"expected.md": done.stdout}
