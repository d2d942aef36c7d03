"""What each case gives is what is kept of it, and `make goldens` keeps all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.render.outputs import OUTPUTS
from tests.goldens import ALL, KINDS, Kind
from tests.support import COPIES, difference

if TYPE_CHECKING:
    from pathlib import Path

CASES = [(kind, case) for kind, cases in KINDS.items() for case in cases.names]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=map("-".join, CASES))
def test_given_as_expected(kind: str, case: str) -> None:
    changes = difference(KINDS[kind].kept(case), KINDS[kind].shown(case))
    if changes:
        pytest.fail(
            f"{changes}\n\n`make goldens` takes this as right; read it first", pytrace=False
        )


IN = frozenset({"reports", "reference"})
"""Folders that hold nothing but what is expected."""


def test_all_that_is_expected_is_rewritten() -> None:
    files = [path for path in ALL.rglob("*") if path.is_file()]
    expected = {path for path in files if "expected" in path.as_posix()}
    expected |= {path for path in files if path.name == "exit_code" or IN & {*path.parts}}
    assert expected == {
        cases.folder / case / path
        for cases in KINDS.values()
        for case in cases.names
        for path in cases.kept(case)
    }


def test_each_output_is_shown_whole() -> None:
    shown = {
        path.removeprefix("expected/").replace(f"case_{case}/", "{package}/")
        for case in KINDS["generate"].names
        for path in KINDS["generate"].kept(case)
    }
    written = {output.path.replace("{samples}", "samples") for output in OUTPUTS}
    copies = {path for path in written if path.endswith((*COPIES, "py.typed"))}
    missing = {*written, "pyproject.toml"} - copies - shown
    assert not missing, "name the whole file in a shows.txt, as that of `security` does"


def test_what_is_rewritten_is_what_is_expected(tmp_path: Path) -> None:
    files = {"expected/new/a.py": "a\u2028\r\n", "expected/changed": "2\n", "expected/same": "\n"}
    cases = Kind(tmp_path, ("case",), lambda _: files, ("expected/**/*",))
    folder = tmp_path / "case/expected"
    folder.mkdir(parents=True)
    for name, text in {"changed": "1\n", "same": "\n", "gone": "x"}.items():
        (folder / name).write_text(text)
    (folder.parent / "openapi.yaml").write_text("input")
    assert cases.rewrite("case")
    assert cases.kept("case") == files
    assert not cases.rewrite("case")
    assert (folder.parent / "openapi.yaml").read_text() == "input"


def test_a_difference_is_shown() -> None:
    old = {"same": "a\n", "other": "one\ntwo\n", "gone": "x"}
    new = {"same": "a\n", "other": "one\nTWO\u2028\n", "new": ""}
    assert difference(old, old) == ""
    assert difference(old, new).split("\n") == [
        "--- gone (expected)",
        "+++ gone",
        "@@ -1 +1 @@",
        "-x",
        "+(no such file)",
        "--- new (expected)",
        "+++ new",
        "@@ -1 +1 @@",
        "-(no such file)",
        "+",
        "--- other (expected)",
        "+++ other",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+TWO\\u2028",
        " ",
    ]
