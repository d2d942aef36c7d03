"""`init`: what it finds, what it writes, and what it leaves alone."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from generators import __version__
from generators.cli import main
from tests import workflows
from tests.support import spec_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def place(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(spec_of("bodies"), folder / path)


def test_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place(folder, "api/pets.yaml", "node_modules/other.yaml", ".hidden/x.yaml")
    (folder / "compose.yaml").write_text("services: {}\n")
    (folder / "paths.yaml").write_text("a: 'openapi: 3.1.0'\n")
    assert main(["init"]) == 0
    assert "specmill.toml: written" in capsys.readouterr().out
    settings = tomllib.loads((folder / "specmill.toml").read_text())
    assert settings == {"spec": "api/pets.yaml", "out": "generated"}
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        "compose.yaml",
        "paths.yaml",
        "specmill.toml",
    ]
    assert main(["generate"]) == 0
    assert main(["check"]) == 0


def test_several_documents_have_names(folder: Path) -> None:
    place(folder, "openapi.yaml", "pets/openapi.yaml", "users/openapi.yaml", "b/pets.yml")
    assert main(["init"]) == 0
    apis = tomllib.loads((folder / "specmill.toml").read_text())["apis"]
    assert {name: api["spec"] for name, api in apis.items()} == {
        "api": "openapi.yaml",
        "pets": "b/pets.yml",
        "pets-2": "pets/openapi.yaml",
        "users": "users/openapi.yaml",
    }
    assert main(["validate", "--rule", "docs=off"]) == 0


def test_a_document_in_json(folder: Path) -> None:
    (folder / "x.json").write_text('{\n  "openapi": "3.1.0", "info": {}, "paths": {}}')
    assert main(["init"]) == 0
    assert 'spec = "x.json"' in (folder / "specmill.toml").read_text()


FILLED = ", ".join(f'"{number}": {{}}' for number in range(2000))


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("one_line.json", '{"info": {}, "openapi": "3.1.0", "paths": {}}', True),
        ("sorted.json", f'{{"components": {{{FILLED}}}, "openapi": "3.1.0"}}', True),
        ("inner.json", '{"example": {"openapi": "3.1.0"}}', False),
        ("broken.json", '{\n "openapi": "3.1.0",,', True),
        ("sorted.yaml", f"components: {{{FILLED}}}\ninfo: {{}}\nopenapi: 3.1.0\n", True),
        ("inner.yaml", "example:\n  openapi: 3.1.0\n", False),
        ("flow.yaml", '\ufeff{openapi: "3.2.0", info: {}}', True),
        ("indented.yaml", "\n  openapi: 3.0.4\n  info: {}\n", True),
    ],
)
def test_where_a_document_says_what_it_is(
    folder: Path, name: str, text: str, is_found: bool
) -> None:
    (folder / name).write_text(text, "utf-8")
    assert main(["init"]) == int(not is_found)


def test_lines_that_are_there_are_not_to_be_added(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place(folder, "api.yaml")
    main(ALL)
    capsys.readouterr()
    assert main(ALL) == 0
    output = capsys.readouterr().out
    assert "Makefile is there, and has these lines already\n" in output
    assert "add to it" not in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [([], "no OpenAPI document is here"), (["x.yaml"], "x.yaml: there is no such file")],
)
def test_nothing_to_begin_with(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["init", *arguments]) == 1
    assert message in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_swagger_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "old one.json").write_text('{"swagger": "2.0", "info": {}, "paths": {}}')
    assert main(["init"]) == 1
    command = "convert 'old one.json' --out openapi.yaml, then init"
    assert command in capsys.readouterr().err


ALL = ["init", "--workflow", "--pre-commit", "--make"]


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place(folder, "api.yaml")
    texts = {
        "pyproject.toml": "[tool.specmill]\nspec = 'api.yaml'\n",
        "Makefile": "all:\n",
        ".pre-commit-config.yaml": "repos: []\n",
        ".github/workflows/specmill.yml": "on: push\n",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    assert main(ALL) == 0
    output = capsys.readouterr().out
    assert "pyproject.toml: [tool.specmill] is there, and is left as it is\n" in output
    assert "Makefile is there, and is left as it is; add to it:\n    .PHONY: api" in output
    assert {path: (folder / path).read_text() for path in texts} == texts
    assert not (folder / "specmill.toml").exists()


def test_what_is_written_can_be_used(folder: Path) -> None:
    place(folder, "api.yaml")
    assert main(ALL) == 0
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())
    (hook,) = hooks["repos"][0]["hooks"]
    assert hook["additional_dependencies"] == [f"specmill=={__version__}"]
    assert "\tspecmill check\n" in (folder / "Makefile").read_text()
    assert workflows.problems([folder / ".github/workflows/specmill.yml"]) == []


def test_hooks_for_other_repositories_name_commands() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text())
    assert [hook["entry"] for hook in hooks] == ["specmill validate", "specmill check"]
