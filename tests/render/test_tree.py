"""A tree is written whole or not at all, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from generators.render import tree
from generators.render.manifest import MANIFEST

Files = dict[str, str]

OLD: Files = {
    "README.md": "old\n",
    "api/__init__.py": "",
    "api/gone/deep.py": "gone\n",
    "api/same.py": "same\n",
}
NEW: Files = {
    "README.md": "new\n",
    "api/__init__.py": "",
    "api/new/deeper/one.py": "one\n",
    "api/same.py": "same\n",
    "zoo.txt": "\u2028\r\n\U0001f600",
}
CHANGES = ["README.md", "api/gone/deep.py", "api/new/deeper/one.py", "zoo.txt", MANIFEST]


def with_manifest(files: Files) -> Files:
    listed = ", ".join(f'"{path}"' for path in [*files, MANIFEST])
    return {**files, MANIFEST: f'{{"files": [{listed}]}}\n'}


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Return all files with their content, and all folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds the old tree, and files of somebody else."""
    target = tmp_path / "out"
    tree.write(with_manifest(OLD), target)
    (target / "api/mine.py").write_text("mine")
    (target / "notes").mkdir()
    return target


def content(folder: Path) -> Files:
    return {
        path: data.decode("utf-8")
        for path, data in snapshot(folder).items()
        if data is not None and path != "api/mine.py"
    }


def test_into_an_empty_place(tmp_path: Path) -> None:
    changed = tree.write(with_manifest(NEW), tmp_path / "a/b")
    assert [change.path for change in changed] == sorted(with_manifest(NEW))
    assert content(tmp_path / "a/b") == with_manifest(NEW)


def test_only_what_differs(folder: Path) -> None:
    before = times(folder)
    changed = tree.write(with_manifest(NEW), folder)
    assert sorted(change.path for change in changed) == sorted(CHANGES)
    assert content(folder) == with_manifest(NEW)
    after = times(folder)
    for path in ("api/__init__.py", "api/same.py", "api/mine.py", "notes"):
        assert after[str(folder / path)] == before[str(folder / path)]
    assert not (folder / "api/gone").exists()
    assert (folder / "notes").is_dir()


def test_twice(folder: Path) -> None:
    before = times(folder)
    assert tree.write(with_manifest(OLD), folder) == []
    assert times(folder) == before


def test_a_folder_with_a_file_of_somebody_else_stays(folder: Path) -> None:
    (folder / "api/gone/mine.py").write_text("mine")
    tree.write(with_manifest(NEW), folder)
    assert [path.name for path in (folder / "api/gone").iterdir()] == ["mine.py"]


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{",
        '{"files": "api/mine.py"}',
        '{"files": ["../victim", "/etc/hostname", "api/../../victim", 1, null, "notes"]}',
    ],
)
def test_a_manifest_is_not_trusted(folder: Path, manifest: str) -> None:
    victim = folder.parent / "victim"
    victim.write_text("keep")
    (folder / MANIFEST).write_text(manifest)
    tree.write({"README.md": "new\n"}, folder)
    assert victim.read_text() == "keep"
    assert (folder / "api/mine.py").read_text() == "mine"
    assert (folder / "notes").is_dir()


# --- When it fails --------------------------------------------------------------------------------


class Failing:
    """`os.replace` that does something else at one of its calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, what: Any) -> None:
        self.calls = 0
        self._at, self._what, self._replace = at, what, os.replace
        monkeypatch.setattr("os.replace", self)

    def __call__(self, source: Path, target: Path) -> None:
        self.calls += 1
        if self.calls == self._at:
            self._what()
        self._replace(source, target)


def no_space() -> None:
    raise OSError(28, "No space left on device")


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("at", range(1, 8))
def test_a_failure_half_way_restores_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = snapshot(folder)
    failing = Failing(monkeypatch, at, no_space)
    with pytest.raises(OSError, match="No space"):
        tree.write(with_manifest(NEW), folder)
    assert failing.calls >= at
    assert snapshot(folder) == before


def test_the_failures_are_all_there_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Failing(monkeypatch, 0, no_space)
    tree.write(with_manifest(NEW), folder)
    assert failing.calls == 7


@pytest.mark.parametrize("path", ["README.md", "api/new/deeper/one.py", "zoo.txt", MANIFEST])
def test_a_folder_in_the_way(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    (folder / path / "inner").mkdir(parents=True)
    before = snapshot(folder)
    with pytest.raises(IsADirectoryError):
        tree.write(with_manifest(NEW), folder)
    assert snapshot(folder) == before


def test_a_file_in_the_way_of_a_folder(folder: Path) -> None:
    (folder / "api/new").write_text("mine")
    before = snapshot(folder)
    with pytest.raises(OSError, match="new"):
        tree.write(with_manifest(NEW), folder)
    assert snapshot(folder) == before


@pytest.mark.parametrize("listed", [OLD, {"api/outside.txt": ""}])
def test_nothing_is_written_or_removed_through_a_folder_that_is_a_link(
    folder: Path, tmp_path: Path, listed: Files
) -> None:
    (folder / MANIFEST).write_text(with_manifest(listed)[MANIFEST])
    outside = tmp_path / "outside"
    (folder / "api").rename(outside)
    (outside / "outside.txt").write_text("theirs")
    (folder / "api").symlink_to(outside)
    before = snapshot(tmp_path)
    for act in (tree.write, tree.changes):
        with pytest.raises(OSError, match="leads out of the folder") as caught:
            act(with_manifest(NEW), folder)
        assert caught.value.filename == str(folder / "api")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("path", ["README.md", "api/gone/deep.py", MANIFEST])
def test_a_file_that_is_a_link_is_replaced_and_not_followed(
    folder: Path, tmp_path: Path, path: str
) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("theirs")
    (folder / path).unlink()
    (folder / path).symlink_to(outside)
    (change,) = [item for item in tree.changes(with_manifest(NEW), folder) if item.path == path]
    assert "theirs" not in change.diff()
    tree.write(with_manifest(NEW), folder)
    assert outside.read_text() == "theirs"
    assert not (folder / path).is_symlink()
    assert (folder / path).exists() == (path in with_manifest(NEW))


def test_a_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    tree.write(with_manifest(NEW), tmp_path / "out")
    assert content(tmp_path / "real") == with_manifest(NEW)


def test_a_failure_before_the_first_move(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise KeyboardInterrupt

    before = snapshot(folder)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(KeyboardInterrupt):
        tree.write(with_manifest(NEW), folder)
    assert snapshot(folder) == before


@pytest.mark.parametrize("at", [1, 4, 7])
def test_an_interrupt_waits_until_the_tree_is_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    Failing(monkeypatch, at, interrupt)
    with pytest.raises(KeyboardInterrupt):
        tree.write(with_manifest(NEW), folder)
    assert content(folder) == with_manifest(NEW)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


# --- Differences ----------------------------------------------------------------------------------


def test_differences_are_readable(folder: Path) -> None:
    (folder / "zoo.txt").write_text("a\nb\n")
    (folder / "api/same.py").unlink()
    found = [
        change.diff()
        for change in tree.changes({**with_manifest(OLD), "zoo.txt": "a\nc\n"}, folder)
    ]
    assert found == [
        "missing: api/same.py\n",
        "--- zoo.txt (on disk)\n+++ zoo.txt (generated)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n",
    ]
    stale = {path: text for path, text in with_manifest(OLD).items() if path != "README.md"}
    assert "stale: README.md is no longer generated\n" in [
        change.diff() for change in tree.changes(stale, folder)
    ]


def test_a_long_difference_is_cut() -> None:
    old, new = ("\n".join(f"{word} {n}" for n in range(500)) for word in ("old", "new"))
    shown = tree.Change("a.py", old, new).diff().splitlines()
    assert len(shown) == tree.MAX_DIFF_LINES + 1
    assert shown[-1] == "... 943 more lines differ in a.py"


@pytest.mark.parametrize(
    ("old", "new"), [("a\n", "a"), ("a\r\n", "a\n"), ("", "\n"), ("a\u2028", "a\n")]
)
def test_differences_of_line_ends_are_shown(old: str, new: str) -> None:
    shown = tree.Change("a.py", old, new).diff()
    assert len(shown.splitlines()) > 2
