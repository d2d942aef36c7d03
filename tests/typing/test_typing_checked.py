"""Two type checkers accept what `intended_*.py` does, and refuse what `forbidden_*.py` does.

In a forbidden file a comment `# error: mypy[code] pyright[code]` stands before each statement that
has to be refused, and says by which codes. A statement that is no longer refused fails the test, as
does an error that nobody expects.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.checked_packages import with_one_runtime
from tests.support import ROOT, generated, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
INTENDED = sorted(HERE.glob("intended_*.py"))
FORBIDDEN = sorted(HERE.glob("forbidden_*.py"))
NAMES = [path.name for path in (*INTENDED, *FORBIDDEN)]
CASES = tuple(
    "bodies circular enums idempotency nullable_31 open_objects pages read_write tokens unions "
    "values webhooks webhooks_by_field".split()
)
"""The cases whose packages `*_shapes.py`, `*_pages.py` and `*_webhooks.py` import."""

_MARK = re.compile(r" *# error: ((?:[a-z]+\[[\w,-]*\] ?)+)")
_CODES = re.compile(r"([a-z]+)\[([\w,-]*)\]")
_COMPOUND = (ast.FunctionDef, ast.AsyncFunctionDef, ast.With, ast.AsyncWith, ast.For, ast.ClassDef)


pytestmark = pytest.mark.xdist_group("type checkers")
"""Each checker runs once, not once in each process that runs tests."""


class Refusal(NamedTuple):
    """An error of a type checker."""

    file: str
    line: int
    code: str
    message: str


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing")
    write(with_one_runtime(generated(case).tree for case in CASES), folder)
    for path in (*INTENDED, *FORBIDDEN):
        shutil.copy(path, folder)
    return folder


def _mypy(packages: Path) -> Iterator[Refusal]:
    options = ["--strict", "--python-version", "3.11", "--output", "json", "--config-file", ""]
    options += ["--cache-dir", str(packages / ".cache")]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *NAMES],
        cwd=packages,
        env={**os.environ, "MYPYPATH": os.pathsep.join([str(ROOT / "generated"), str(packages)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    for line in done.stdout.splitlines():
        diagnostic = json.loads(line)
        if diagnostic["severity"] == "error":
            yield Refusal(
                Path(diagnostic["file"]).name,
                diagnostic["line"],
                diagnostic["code"],
                diagnostic["message"],
            )


def _pyright(packages: Path) -> Iterator[Refusal]:
    config = {
        "include": NAMES,
        "extraPaths": [str(ROOT / "generated")],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
    }
    (packages / "pyrightconfig.json").write_text(json.dumps(config))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    answer = json.loads(done.stdout)
    for diagnostic in answer["generalDiagnostics"]:
        if diagnostic["severity"] != "information":
            line = diagnostic["range"]["start"]["line"] + 1
            yield Refusal(
                Path(diagnostic["file"]).name,
                line,
                diagnostic.get("rule", ""),
                diagnostic["message"],
            )


CHECKERS: dict[str, Callable[[Path], Iterator[Refusal]]] = {"mypy": _mypy, "pyright": _pyright}


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest, packages: Path) -> tuple[str, list[Refusal]]:
    """Return the name of a type checker and what it refuses."""
    return request.param, list(CHECKERS[request.param](packages))


def test_nothing_intended_is_refused(checker: tuple[str, list[Refusal]]) -> None:
    _, refused = checker
    forbidden = {path.name for path in FORBIDDEN}
    assert [refusal for refusal in refused if refusal.file not in forbidden] == []


@pytest.mark.parametrize("path", FORBIDDEN, ids=lambda path: path.stem)
def test_exactly_what_is_marked_is_refused(path: Path, checker: tuple[str, list[Refusal]]) -> None:
    name, refused = checker
    source = path.read_text("utf-8")
    starts = _starts(source)
    codes: dict[int, set[str]] = defaultdict(set)
    for refusal in refused:
        if refusal.file == path.name:
            codes[starts[refusal.line]].add(refusal.code)
    assert codes == _marked(source, name)


def _starts(source: str) -> dict[int, int]:
    """Return the first line of the statement that each line belongs to."""
    starts: dict[int, int] = {}
    for node in ast.walk(ast.parse(source)):  # what is inside comes after what is around it
        if isinstance(node, ast.stmt):
            last = node.body[0].lineno - 1 if isinstance(node, _COMPOUND) else node.end_lineno
            starts.update(dict.fromkeys(range(node.lineno, (last or 0) + 1), node.lineno))
    return starts


def _marked(source: str, checker: str) -> dict[int, set[str]]:
    """Return the codes that a checker has to refuse statements with, by their first line."""
    marked = {}
    for number, line in enumerate(source.splitlines(), 1):
        if line.lstrip().startswith("# error:"):
            match = _MARK.fullmatch(line)
            assert match, f"line {number} is no mark"
            codes = dict(_CODES.findall(match[1])).get(checker)
            if codes:
                marked[number + 1] = set(codes.split(","))
    return marked


def test_marks_are_read() -> None:
    source = "# error: mypy[b,a] pyright[]\nf(\n  1\n)\nwith g:\n    # error: mypy[c]\n    h\n"
    assert _marked(source, "mypy") == {2: {"a", "b"}, 7: {"c"}}
    assert _marked(source, "pyright") == {}
    assert [_starts(source)[line] for line in (2, 3, 4, 5, 7)] == [2, 2, 2, 5, 7]
