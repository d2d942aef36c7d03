"""A pull request in a repository of its own: the base on `main`, the head on `feature`.

`python -m tests.goldens` rewrites the comment that is expected. Then read the diff.
"""

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


def rewrite() -> int:
    """Rewrite the comment that is expected; return how many files changed."""
    with tempfile.TemporaryDirectory() as folder:
        done = review(opened(Path(folder) / "work"), "main", "--format", "markdown")
    target = CASE / "expected.md"
    if target.is_file() and target.read_text("utf-8") == done.stdout:
        return 0
    target.write_text(done.stdout, "utf-8")
    print("pull_request: rewritten")
    return 1
