"""What is kept beside the toolkit: made again where it is damaged, or of something else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generators.render import beside

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)  # whatever the tests run with
    made: list[str] = []

    def make() -> list[str]:
        made.append("it")
        return made[:]

    folder = tmp_path / "inner"
    assert beside.kept("facts", "1", make, folder) == ["it"]
    assert beside.kept("facts", "1", make, folder) == ["it"]
    assert beside.kept("facts", "2", make, folder) == ["it", "it"]
    (folder / "facts").write_bytes((folder / "facts").read_bytes()[:-1])
    assert len(beside.kept("facts", "2", make, folder)) == 3
    assert [path.name for path in folder.iterdir()] == ["facts"]


def test_where_nothing_can_be_written_it_is_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert beside.kept("facts", "1", lambda: 1, tmp_path / "file") == 1
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert beside.kept("facts", "1", lambda: 1, tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
