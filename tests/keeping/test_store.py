"""The cache folder: whole entries or none, whatever happens to it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generators.keeping import store
from generators.keeping.store import FOLDER_VARIABLE, Store

KEY = "a" * 64


def test_an_entry(tmp_path: Path) -> None:
    kept = Store(tmp_path / "deep/cache")
    assert kept.get(KEY) is None
    kept.put(KEY, b"content")
    assert kept.get(KEY) == b"content"
    assert Store(kept.folder).get(KEY) == b"content"
    kept.put(KEY, b"")
    assert kept.get(KEY) == b""
    assert [path.name for path in kept.folder.iterdir()] == [KEY]
    assert kept.folder.stat().st_mode & 0o777 == 0o700


def test_the_folder_is_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Store().folder == Path(os.environ[FOLDER_VARIABLE]), "tests have one of their own"
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert Store().folder == tmp_path / "specmill"


@pytest.mark.parametrize("cut", [0, 10, 32, 40])
def test_a_damaged_entry_is_none(tmp_path: Path, cut: int) -> None:
    kept = Store(tmp_path)
    kept.put(KEY, b"content of an entry")
    file = tmp_path / KEY
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert kept.get(KEY) is None
    file.write_bytes(whole[:cut] + bytes([whole[cut] ^ 1]) + whole[cut + 1 :])
    assert kept.get(KEY) is None
    kept.put(KEY, b"new")
    assert kept.get(KEY) == b"new"


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Store(tmp_path / "file")
    kept.put(KEY, b"content")
    kept.prune()
    kept.used(KEY)
    assert kept.get(KEY) is None
    (tmp_path / KEY).mkdir()
    assert Store(tmp_path).get(KEY) is None, "a folder is in the place of the entry"
    Store(tmp_path).put(KEY, b"content")
    assert sorted(path.name for path in tmp_path.iterdir()) == [KEY, "file"]


def test_what_was_not_used_goes_first(tmp_path: Path) -> None:
    kept = Store(tmp_path, most=400)
    keys = [letter * 64 for letter in "abc"]
    for age, key in enumerate(keys):
        kept.put(key, bytes(100))
        os.utime(tmp_path / key, (age, age))
    kept.prune()
    assert all(kept.get(key) for key in keys)
    kept.used(keys[0])
    kept.put(KEY.replace("a", "d"), bytes(100))
    kept.prune()
    assert [key[0] for key in keys if kept.get(key)] == ["a", "c"]


def test_threads_at_once(tmp_path: Path) -> None:
    texts = [hashlib.sha256(bytes([number])).digest() * 2000 for number in range(8)]

    def work(number: int) -> None:
        kept = Store(tmp_path, most=100_000)
        for _ in range(40):
            kept.put(KEY, texts[number])
            assert kept.get(KEY) in {None, *texts}
            kept.prune()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert {path.name for path in tmp_path.iterdir()} <= {KEY}


def test_a_process_that_is_killed_while_it_writes(tmp_path: Path) -> None:
    """The old entry stays; what was written of the new one is removed as anything else."""
    Store(tmp_path).put(KEY, b"old")
    code = """
import os, sys
from pathlib import Path
from generators.keeping.store import Store
Path.replace = lambda *_: os._exit(9)  # at the last moment
Store(Path(sys.argv[1])).put(sys.argv[2], bytes(1000))
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path), KEY], check=False)
    assert done.returncode == 9
    assert Store(tmp_path).get(KEY) == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    for file in tmp_path.iterdir():
        os.utime(file, (1, 1 + (file.name == KEY)))
    Store(tmp_path, most=100).prune()
    assert [path.name for path in tmp_path.iterdir()] == [KEY]


def test_an_error_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Store(tmp_path).put(KEY, b"content")
    assert list(tmp_path.iterdir()) == []
