"""Locks what the action for pull requests installs: `make lock`.

Each version is fixed, for all of Python and all systems that the toolkit supports, and each file is
known by its digest. What builds the toolkit is locked as well, since it is installed from source.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".github/actions/review/requirements.txt"
HEAD = "# Written by `make lock`: what the action installs, each file known by its digest.\n"


def main() -> None:
    """Write the lock file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    resolved = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config"),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
            *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"),
            *("--only-binary", ":all:", "pyproject.toml", "-"),
        ],
        cwd=ROOT,
        input="\n".join(project["build-system"]["requires"]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    LOCK.write_text(HEAD + resolved.stdout, "utf-8")


if __name__ == "__main__":
    main()
