"""Verdicts on code, held against code: what a type checker says of callers and of handlers.

`caller.py` and `handlers.py` in `tests/cases/python_api` use all that the package of `base.yaml`
offers. mypy checks them with that package and with the one of each case, in one run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators.review.model import Level
from tests.review import python_cases
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BASE = "base"
AT_RUN_TIME = {
    "bound_lowered": 'models.Loan(isbn="1", member=models.Member(name="Ada"), note="x" * 150)',
    "outcome_added": """
async def app(scope, receive, send):
    if scope["type"] == "http":
        fields = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": fields})
        body = b'{"isbn": "none", "member": {"name": "Ada"}}'
        await send({"type": "http.response.body", "body": body})

with Client.for_app(app, api_key="secret") as client:
    client.loans.lend(body={"isbn": "1", "member": {"name": "Ada"}})
""",
}
"""Cases in which only values differ, with code that tells them apart."""
ROLES = ("caller", "handlers")
_NEEDED = ("__init__.py", "client.py", "dicts.py", "server.py", "errors.py")
"""Modules of a package that callers and handlers reach; the runtime is the same for all."""


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], list[str]]:
    """The errors of mypy, by case and role."""
    folder = tmp_path_factory.mktemp("callers")
    trees = {BASE: python_cases.base().tree}
    trees |= {case: python_cases.head(case).tree for case in python_cases.NAMES}
    targets: list[str] = []
    for case, tree in trees.items():
        for path, text in tree.items():
            _place(folder, case, path, text)
        for role in ROLES:
            text = (python_cases.CASES / f"{role}.py").read_text("utf-8")
            target = folder / f"{role}_{case}.py"
            target.write_text(text.replace("from library", f"from head_{case}"), "utf-8")
            targets.append(target.name)
    errors: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, message in _mypy(folder, targets):
        role, _, case = file.removesuffix(".py").partition("_")
        errors[case, role].append(message)
    return errors


def _place(folder: Path, case: str, path: str, text: str) -> None:
    """Write a module of a package; all packages share one runtime."""
    package, _, inside = path.partition("/")
    if package != "library" or not path.endswith(".py"):
        return
    if inside.startswith("_runtime/"):
        target = folder / "library" / inside
    elif inside.startswith("models/") or inside in _NEEDED:
        target = folder / f"head_{case}" / inside
        text = text.replace("from .._runtime", "from library._runtime")
        text = text.replace("from ._runtime", "from library._runtime")
    else:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def _mypy(folder: Path, targets: list[str]) -> Iterator[tuple[str, str]]:
    options = ["--strict", "--python-version", "3.11", "--output", "json", "--config-file", ""]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "--cache-dir", os.devnull, *targets],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    for line in done.stdout.splitlines():
        diagnostic = json.loads(line)
        if diagnostic["severity"] == "error":
            yield Path(diagnostic["file"]).name, diagnostic["message"]


def callers(case: str) -> Level:
    """Return the level that a review gives for code that calls the API."""
    levels = [
        change.level
        for finding in python_cases.attributed(case).findings
        for change in finding.api
        if not change.path.startswith("server.")
    ]
    return max(levels, default=Level.NONE)


def handlers(case: str) -> Level:
    """Return the level that a review gives for code that implements the server."""
    return max(finding.handlers for finding in python_cases.attributed(case).findings)


@pytest.mark.parametrize("role", ROLES)
def test_code_that_is_not_changed_is_right(
    refused: Mapping[tuple[str, str], list[str]], role: str
) -> None:
    assert refused.get((BASE, role)) is None


@pytest.mark.parametrize("case", sorted({*python_cases.NAMES} - {*AT_RUN_TIME}))
def test_a_caller_is_refused_where_the_verdict_says_so(
    refused: Mapping[tuple[str, str], list[str]], case: str
) -> None:
    assert bool(refused.get((case, "caller"))) is (callers(case) is Level.MAJOR)


@pytest.mark.parametrize("case", sorted({*python_cases.NAMES} - {*AT_RUN_TIME}))
def test_handlers_are_refused_where_the_verdict_says_so(
    refused: Mapping[tuple[str, str], list[str]], case: str
) -> None:
    assert bool(refused.get((case, "handlers"))) is (handlers(case) is Level.MAJOR)


@pytest.mark.parametrize(("case", "code"), AT_RUN_TIME.items())
def test_what_no_type_checker_sees_breaks_when_it_runs(
    refused: Mapping[tuple[str, str], list[str]], tmp_path: Path, case: str, code: str
) -> None:
    assert refused.get((case, "caller")) is None
    assert callers(case) is Level.MAJOR
    ends = []
    sides = ("before", python_cases.base()), ("after", python_cases.head(case))
    for name, side in sides:
        write(side.tree, tmp_path / name)
        done = subprocess.run(
            [sys.executable, "-c", f"from library import Client, models\n{code}"],
            cwd=tmp_path / name,
            capture_output=True,
            text=True,
            check=False,
        )
        ends.append((done.returncode, done.stderr))
    assert ends[0] == (0, "")
    assert ends[1][0] == 1
