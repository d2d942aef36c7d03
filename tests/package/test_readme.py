"""The examples of READMEs run, as they stand: those of ours, and those of packages of all kinds."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from communications_api.cli import main

from tests.package.bulk_server import serving
from tests.package.serving import serve
from tests.support import NAMES, generated, package_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
URL = "http://127.0.0.1:8000"
OURS = "communications_api"
SHOWN = [
    name
    for name in NAMES
    if "app = create_app(" in generated(name).tree["README.md"]
    and name != "hostile"  # its example sends what its schema does not declare
]


def readme(case: str) -> str:
    return (
        ROOT.joinpath("generated/README.md").read_text("utf-8")
        if case == OURS
        else (generated(case).tree["README.md"])
    )


def blocks(text: str, language: str = "python") -> list[str]:
    """Return the code of a README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run(code: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """Run a block in a namespace, and return the namespace."""
    exec(compile(code, "README", "exec"), namespace)  # noqa: S102 - that it runs is the test
    return namespace


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which packages that are written can be imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.partition(".")[0].startswith("case_")]:
        del sys.modules[name]


def installed(case: str, folder: Path) -> str:
    """Have the package of a case importable, and return its name."""
    if case == OURS:
        return OURS
    write(generated(case).tree, folder)
    return package_of(case)


@pytest.mark.parametrize("case", [OURS, *SHOWN])
def test_the_examples_run_one_after_the_other(case: str, importable: Path) -> None:
    installed(case, importable)
    code = [
        block
        for block in blocks(readme(case))
        if "def test_" not in block and "_each(" not in block
    ]
    served = next(block for block in code if "create_app(" in block)
    about_events = sum("webhook_secret" in block for block in code)
    assert about_events in {0, 3}, "taking, receiving and sending them"
    more = (case in {OURS, "bulk"}) + ("### Access tokens" in readme(case)) + about_events
    assert len(code) == 11 + more, "one more about outcomes, and one about tokens"
    output = StringIO()
    with serve(run(served, {})["app"]) as url, redirect_stdout(output):
        namespace: dict[str, Any] = {"__name__": "readme"}
        for block in code:
            run(block.replace(URL, url), namespace)
        namespace["client"].close()
    said = output.getvalue()
    assert "curl -X" in said
    assert "attempt 1 Request(" in said
    assert re.search(r"^20\d after ", said, re.MULTILINE)
    assert not about_events or re.search(r"^20\d True$", said, re.MULTILINE)
    if case == OURS:
        assert said.count("message_uuid='string'") == 3, "by the first, the async and the last"


def test_the_example_of_a_stream_runs(importable: Path) -> None:
    installed("streams", importable)
    (block,) = blocks(readme("streams"))
    output = StringIO()
    with redirect_stdout(output):
        run(block, {})
    assert "text='hello'" in output.getvalue()


def test_the_example_of_many_items_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its command: both go on where the other ended, so that nothing is sent twice."""
    monkeypatch.chdir(tmp_path)
    ids = ["m1", "bad2", "m3"]
    lines = "".join(json.dumps({"sourceUuid": id_}) + "\n" for id_ in ids)
    Path("items.jsonl").write_text(lines)
    (block,) = (block for block in blocks(readme(OURS)) if "_each(" in block)
    command = next(
        line
        for block in blocks(readme(OURS), "sh")
        for line in block.splitlines()
        if "--items" in line
    )
    output = StringIO()
    with serving(tmp_path / "notes.txt") as url, redirect_stdout(output):
        run(block.replace(URL, url), {})
        for name, value in (("BASE_URL", url), ("USERNAME", "user"), ("PASSWORD", "secret")):
            monkeypatch.setenv(f"COMMUNICATIONS_API_{name}", value)
        code = main(command.split()[1:])
    first, last = output.getvalue().splitlines()
    assert first.startswith("1 bad2 rejected (ErrorDetail(")
    assert "'accepted': 2, 'rejected': 1" in last
    assert code == 6
    assert (tmp_path / "notes.txt").read_text() == "m1 bad2 m3\n"


@pytest.mark.parametrize("case", [OURS, *SHOWN])
def test_the_example_of_pytest_passes(case: str, importable: Path) -> None:
    name = installed(case, importable)
    (block,) = (block for block in blocks(readme(case)) if "def test_" in block)
    (importable / "test_example.py").write_text(block)
    paths = os.pathsep.join([str(importable), str(ROOT / "generated")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", f"{name}.testing_plugin", "test_example.py"],
        cwd=importable,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize("case", [OURS, *SHOWN])
def test_the_commands_run(case: str, importable: Path) -> None:
    name = installed(case, importable)
    text = readme(case)
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    exported = dict(line[7:].split("=", 1) for line in lines if line.startswith("export "))
    program = name.replace("_", "-")
    lines = [line for line in lines if line.startswith(f"{program} ") and "--items" not in line]
    commands = [line.split("#")[0].split()[1:] for line in lines]
    if not commands:
        pytest.skip("the body of the example is no JSON")
    first = next(block for block in blocks(text))
    body = next(
        (
            node.value
            for node in ast.parse(first).body
            if isinstance(node, (ast.Assign, ast.AnnAssign))
        ),
        None,
    )
    if body is not None:
        (importable / "request.json").write_text(json.dumps(ast.literal_eval(body)))
    served = next(block for block in blocks(text) if "create_app(" in block)
    with serve(run(served, {})["app"]) as url:
        environment = {key: value.replace(URL, url) for key, value in exported.items()}
        paths = os.pathsep.join([str(importable), str(ROOT / "generated")])
        said = [
            subprocess.run(
                [sys.executable, "-m", name, *command],
                cwd=importable,
                env={**os.environ, **environment, "PYTHONPATH": paths},
                capture_output=True,
                text=True,
                check=False,
            )
            for command in commands
        ]
    assert [done.returncode for done in said] == [0, 0, 0], [done.stderr for done in said]
    assert "--help" in said[0].stdout
    assert said[1].stdout.startswith("curl --globoff --path-as-is --request ")


PAGES = sorted(ROOT.joinpath("docs").glob("*.md"))


@pytest.mark.parametrize(
    "page",
    # That of other repositories is tried where the toolkit is installed: tests/test_installed.py.
    [page for page in PAGES if blocks(page.read_text("utf-8")) and page.stem != "elsewhere"],
    ids=lambda page: page.stem,
)
def test_the_examples_of_a_page_run(page: Path) -> None:
    output = StringIO()
    namespace: dict[str, Any] = {"__name__": page.stem}
    with redirect_stdout(output):
        for block in blocks(page.read_text("utf-8")):
            assert URL not in block, "nothing serves there"
            run(block, namespace)
    assert "SUCCESS sendBotMessage" in output.getvalue()


def test_pages_have_examples_and_links_that_lead_somewhere() -> None:
    assert any(blocks(page.read_text("utf-8")) for page in PAGES)
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES]:
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert "://" in link or (page.parent / link).exists(), f"{page.name}: {link}"


def test_without_operations_there_are_models_alone() -> None:
    headings = re.findall(r"^#+ .*", readme("schemas_only"), re.MULTILINE)
    assert headings == [
        "# Case schemas only",
        "## Models",
        "## What each part costs",
        "## What made it",
    ]


def test_the_examples_of_the_toolkit_run() -> None:
    text = ROOT.joinpath("README.md").read_text("utf-8")
    *clients, server = blocks(text)
    assert clients
    with serve(run(server, {})["app"]) as url:
        for client in clients:
            assert URL in client
            output = StringIO()
            with redirect_stdout(output):
                run(client.replace(URL, url), {})
            assert "SUCCESS m1" in output.getvalue()


def test_ten_lines_are_ten_lines() -> None:
    for block in blocks(ROOT.joinpath("README.md").read_text("utf-8")):
        lines = [line for line in block.splitlines() if line.strip()]
        assert len(lines) <= 12, block
