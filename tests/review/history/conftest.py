"""An empty repository, and the current folder in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.review.history import repositories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.history.repositories import Story


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A repository without commits."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    made = repositories.new(tmp_path / "work")
    monkeypatch.chdir(made.folder)
    return made
