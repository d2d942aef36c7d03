"""Whether a change of the toolkit changes what it writes: every tree, against another revision's.

    python -m tests.same_bytes main ../specs --keep /tmp/trees

Run by hand: it generates a package of every document twice, without the cache. The trees of the
other revision are kept where `--keep` says, and made once.
"""

from __future__ import annotations

import argparse
import filecmp
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = frozenset({".yaml", ".yml", ".json"})
_CASES = Path("tests/cases/generate")
_OUTPUT = "output.txt"
"""What a run printed, beside what it wrote."""


def main(arguments: list[str]) -> int:
    """Print the files that differ; return 1 where there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.same_bytes", description=__doc__)
    parser.add_argument("revision", help="the revision to compare with, by any name git knows")
    parser.add_argument(
        "folder", type=Path, nargs="?", help="documents, besides those of the tests"
    )
    parser.add_argument("--keep", type=Path, help="where the trees of the revision are kept")
    parser.add_argument("--only", default="", help="part of the names of the documents to compare")
    given = parser.parse_args(arguments)
    commit = _git("rev-parse", f"{given.revision}^{{commit}}").decode().strip()
    with tempfile.TemporaryDirectory() as temporary:
        kept = (given.keep or Path(temporary)).resolve() / commit
        toolkit = _toolkit(commit, kept / "toolkit")
        differing = 0
        for name, spec in _documents(given.folder):
            if given.only not in name:
                continue
            before, after = kept / name, Path(temporary, "after", name)
            if not (before / _OUTPUT).exists():
                _generate(toolkit, spec, before)
            _generate(Path.cwd(), spec, after)
            paths = list(_differences(before, after))
            differing += len(paths)
            print(f"{name}: {len(paths)} files differ" if paths else f"{name}: the same")
            for path in paths[:5]:
                print(f"  {path}")
    return 1 if differing else 0


def _git(*arguments: str) -> bytes:
    return subprocess.run(
        [shutil.which("git") or "git", *arguments], check=True, capture_output=True
    ).stdout


def _toolkit(commit: str, folder: Path) -> Path:
    """Return a folder that holds the files of a revision."""
    if not folder.exists():
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit))) as archive:
            archive.extractall(folder, filter="data")
    return folder


def _documents(folder: Path | None) -> Iterator[tuple[str, Path]]:
    """Give documents with a name for each: those of the tests' cases, and those of a folder.

    Of a folder in that folder, a document is the file that is named after it.
    """
    for case in sorted(_CASES.iterdir()):
        for spec in case.glob("openapi.*"):
            yield f"case-{case.name}", spec.resolve()
    for path in sorted(folder.iterdir()) if folder else ():
        specs = sorted(path.glob(f"{path.name}*")) if path.is_dir() else [path]
        for spec in specs:
            if spec.suffix in _KINDS:
                yield spec.stem, spec.resolve()


def _generate(toolkit: Path, spec: Path, out: Path) -> None:
    """Write what a toolkit makes of a document, and what it prints."""
    command = [sys.executable, "-m", "generators", "generate", os.path.relpath(spec, toolkit)]
    options = ["--out", str(out / "tree"), "--accept-partial", "--no-cache", "--all"]
    done = subprocess.run(
        [*command, *options], cwd=toolkit, check=False, capture_output=True, text=True
    )
    out.mkdir(parents=True, exist_ok=True)
    # What is going on is told where it takes long, which is not the same twice.
    told = [line for line in done.stderr.splitlines(keepends=True) if not line.endswith(" ...\n")]
    printed = done.stdout + "".join(told)
    for varying in (str(out), os.path.relpath(spec, toolkit)):
        printed = printed.replace(varying, "DOCUMENT")
    (out / _OUTPUT).write_text(f"{printed}{done.returncode}\n", "utf-8")


def _differences(before: Path, after: Path) -> Iterator[str]:
    """Give the files of two folders that are not the same in both."""
    paths = {
        str(path.relative_to(folder))
        for folder in (before, after)
        for path in folder.rglob("*")
        if path.is_file()
    }
    for path in sorted(paths):
        one, other = before / path, after / path
        if not (one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)):
            yield path


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
