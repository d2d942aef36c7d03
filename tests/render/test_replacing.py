"""Several files are replaced all together, or not at all."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from generators.render.replacing import replace_files
from tests.render.test_tree import Failing, no_space, snapshot

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("a", "b", "inner/c"):
        (tmp_path / name).write_text("old", "utf-8")
    (tmp_path / "a").chmod(0o600)
    (tmp_path / "link").symlink_to("b")
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {folder / name: b"new" for name in ("a", "link", "inner/c")}


def test_all_are_replaced(folder: Path) -> None:
    replace_files(contents(folder))
    assert {*snapshot(folder).values()} == {b"new", None}
    assert (folder / "link").is_symlink()
    assert (folder / "a").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failure_half_way_restores_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = snapshot(folder)
    Failing(monkeypatch, at, no_space)
    with pytest.raises(OSError, match="No space"):
        replace_files(contents(folder))
    assert snapshot(folder) == before


def test_an_interrupt_waits_until_all_are_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Failing(monkeypatch, 2, lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        replace_files(contents(folder))
    assert {*snapshot(folder).values()} == {b"new", None}


def test_what_cannot_be_staged_changes_nothing(folder: Path) -> None:
    before = snapshot(folder)
    with pytest.raises(OSError, match="gone"):
        replace_files({**contents(folder), folder / "gone": b"new"})
    assert snapshot(folder) == before
