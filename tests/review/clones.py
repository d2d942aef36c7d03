"""Repositories for tests: real ones, the same to the last byte each time they are made."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_AUTHOR_DATE": "2030-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
    "GIT_COMMITTER_DATE": "2030-01-01T00:00:00Z",
}


class Clone:
    """A working tree in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        """Run git here and return what it prints."""
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith("GIT_")
        }
        done = subprocess.run(
            ("git", *arguments),  # noqa: S607 - the git of whoever runs the tests
            cwd=self.folder,
            env=environment | ENVIRONMENT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> Path:
        """Write a file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def commit(self, **files: str) -> str:
        """Commit the working tree and return the hash of the commit."""
        for path, text in files.items():
            self.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        return self.git("rev-parse", "HEAD")


def new(folder: Path) -> Clone:
    """Return a repository without a commit, its branch `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    clone = Clone(folder)
    clone.git("init", "--quiet", "--initial-branch", "main")
    return clone
