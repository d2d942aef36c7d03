"""What documentation names exists: files, modules, and those that a package says it has."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from generators.arguments import COMMANDS
from generators.config import load_settings
from generators.document import Adaptation, load

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PACKAGES = sorted((ROOT / "generators").rglob("__init__.py"))
EXAMPLES = {"spec/accepted.yaml", "spec/known.json"}
"""Files that a page speaks of as those of its reader."""
_CODE = re.compile(r"`([^`]+)`")
_PATH = re.compile(r"(?<![\w./<-])(?:generators|tests|spec|docs)/[\w/.-]*\w(?![\w/]*[<*])")
_MODULE = re.compile(r"(?<![\w./-])(?:generators|tests)(?:\.\w+)+")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def paths(text: str) -> set[str]:
    """Return the files and folders of this project that code in a page names."""
    return {path for code in _CODE.findall(text) for path in _PATH.findall(code)}


def modules(text: str) -> set[str]:
    """Return the modules that code in a page names, some with a name that they define."""
    return {module for code in _CODE.findall(text) for module in _MODULE.findall(code)}


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def names(source: str) -> set[str]:
    """Return the names that a module defines or imports."""
    nodes = list(ast.walk(ast.parse(source)))
    defined = {
        node.name
        for node in nodes
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    }
    return defined | {node.name for node in nodes if isinstance(node, ast.alias)}


def test_what_is_seen() -> None:
    text = "`generators/x.py`, `tests/cases/generate/<name>/`, ``python -m tests.bench``, `a/b.py`"
    assert paths(text) == {"generators/x.py"}
    assert modules(text) == {"tests.bench"}
    assert is_module("tests.bench")
    assert is_module("generators.pipeline")
    assert not is_module("generators.gone")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    missing = [path for path in paths(text) - EXAMPLES if not ROOT.joinpath(path).exists()]
    missing += [
        module
        for module in modules(text)
        if not is_module(module) and not is_module(module.rpartition(".")[0])
    ]
    missing += [link for link in _LINK.findall(text) if not page.parent.joinpath(link).exists()]
    assert not missing


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.parent.name)
def test_a_package_names_its_modules(package: Path) -> None:
    source, folder = package.read_text("utf-8"), package.parent
    words = re.findall(r"`([a-z_]+)`", ast.get_docstring(ast.parse(source)) or "")
    around = (folder, folder.parent)
    known = {path.stem for place in around for path in place.iterdir()} | names(source)
    assert not set(words) - known


ELSEWHERE = (ROOT / "docs/elsewhere.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Return the examples of a language in the page for other repositories."""
    return re.findall(rf"```{language}\n(.*?)```", ELSEWHERE, re.DOTALL)


def test_the_settings_that_are_shown_can_be_read(tmp_path: Path) -> None:
    shown = blocks("toml")
    assert shown
    for text in shown:
        (tmp_path / "specmill.toml").write_text(text, "utf-8")
        load_settings(tmp_path)


def test_the_overlay_that_is_shown_does_what_is_said(tmp_path: Path) -> None:
    (overlay,) = blocks("yaml")
    (tmp_path / "ours.yaml").write_text(overlay, "utf-8")
    debug = {"name": "debug", "in": "query", "schema": {"type": "boolean"}}
    operation = {"parameters": [debug], "responses": {"200": {"description": "ok"}}}
    info = {"title": "Pets", "version": "1.0.0"}
    document = {"openapi": "3.1.0", "info": info, "paths": {"/pets": {"get": operation}}}
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(document), "utf-8")
    loaded = load(spec, adapted=Adaptation((str(tmp_path / "ours.yaml"),)))
    assert loaded.diagnostics == []
    assert loaded.document is not None
    changed = loaded.document.data["paths"]["/pets"]["get"]
    assert (changed["parameters"], changed["summary"]) == ([], "List all pets")


def test_every_command_that_is_shown_is_one() -> None:
    commands = set(re.findall(r"(?:^|`|; )(?:uvx )?specmill ([a-z-]+)", ELSEWHERE, re.MULTILINE))
    assert len(commands) > 8
    assert commands <= COMMANDS.keys()


def test_each_command_has_a_row() -> None:
    text = (ROOT / "docs/toolkit.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `python -m generators ([a-z-]+)", text, re.MULTILINE))
    assert rows == COMMANDS.keys()
