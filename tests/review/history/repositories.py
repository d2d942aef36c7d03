"""Repositories with a history, made for a test: each commit has a day of its own."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

from tests.review import clones

if TYPE_CHECKING:
    from pathlib import Path

SPEC = "spec/openapi.yaml"


def document(version: str = "1.0.0", *paths: str, **pet: Any) -> str:
    """Return a document with `GET` on each path, which answers with a pet.

    Args:
        version: `info.version`; empty for none.
        paths: as in `/pets`.
        pet: properties of the schema of a pet, besides its name.
    """
    info = {"title": "Pets"} | ({"version": version} if version else {})
    schema = {"type": "object", "properties": {"name": {"type": "string"}, **pet}}
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    data = {
        "openapi": "3.1.0",
        "info": info,
        "paths": {
            path: {"get": {"responses": {"200": {"description": "Fine.", "content": answer}}}}
            for path in paths or ("/pets",)
        },
        "components": {"schemas": {"Pet": schema}},
    }
    return json.dumps(data, indent=1) + "\n"


class Story(clones.Clone):
    """A repository whose commits have subjects and days: 2030-01-01, 2030-01-02 and so on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.day = 0

    def commit_as(self, subject: str, **files: str) -> str:
        """Write files, commit the working tree and return the hash of the commit."""
        for path, text in files.items():
            self.write(path, text)
        self.at_next_day("add", "--all")
        self.at_next_day("commit", "--quiet", "--allow-empty", "--message", subject)
        return self.git("rev-parse", "HEAD")

    def spec(self, text: str, subject: str = "change") -> str:
        """Commit a document at its usual place."""
        return self.commit_as(subject, **{SPEC: text})

    def at_next_day(self, *arguments: str) -> None:
        """Run git one day later; a commit counts the days."""
        self.day += arguments[0] in {"commit", "merge"}
        day = f"2030-01-{self.day:02}T12:00:00Z" if self.day < 29 else "2030-02-01T12:00:00Z"
        subprocess.run(
            ("git", *arguments),  # noqa: S607 - the git of whoever runs the tests
            cwd=self.folder,
            env={key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
            | clones.ENVIRONMENT
            | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
            check=True,
            capture_output=True,
        )


def new(folder: Path) -> Story:
    """Return a repository without a commit, its branch `main`."""
    clones.new(folder)
    return Story(folder)
