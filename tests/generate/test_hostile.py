"""A document is untrusted: whatever stands in it, the generated code does what it should."""

from __future__ import annotations

import ast
import builtins
import io
import json
import re
import subprocess
import sys
import tokenize
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from generators import naming
from generators.cli import main
from generators.render import outputs
from tests.support import NAMES, generated, package_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generate.service import Packages

LONG = "long" * 1250
MODELS = "api/models/"
Facts = set[tuple[str, str]]


def python_files(case: str) -> dict[str, str]:
    """Return what is generated as Python, the runtime excepted; the package is called `api`."""
    api = generated(case).described.api
    assert api is not None
    name = api.package
    made = {path.replace(name, "api", 1): text for path, text in generated(case).tree.items()}
    made["handlers.py"] = outputs.scaffold(api)
    return {
        path: re.sub(rf"\b{name}\b", "api", text)
        for path, text in made.items()
        if path.endswith(".py") and "/_runtime/" not in path
    }


def facts(source: str) -> Facts:
    """Return what code could do harm with: imports, calls of builtins, f-strings; and comments."""
    found: Facts = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if hasattr(builtins, node.func.id):
                found.add(("call", node.func.id))
        elif isinstance(node, ast.ImportFrom):
            found.add(("import", "." * node.level + (node.module or "")))
        elif isinstance(node, (ast.Import, ast.JoinedStr)):
            found.add(("statement", ast.unparse(node)))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            found.add(("comment", token.string))
    return found


@cache
def ordinary() -> Facts:
    """Return the facts of all other cases."""
    others = [case for case in NAMES if case != "hostile"]
    return {fact for case in others for text in python_files(case).values() for fact in facts(text)}


@pytest.mark.parametrize("path", python_files("hostile"))
def test_no_text_of_the_document_is_code(path: str) -> None:
    files = python_files("hostile")
    siblings = {("import", f".{name[len(MODELS) : -3]}") for name in files if MODELS in name}
    found = facts(files[path])
    assert (found - siblings if MODELS in path else found) <= ordinary()


def test_code_would_be_seen() -> None:
    text = "import antigravity\nfrom os import system\nopen('pwned')\nf'{x}'  # pwned\n"
    assert {kind for kind, _ in facts(text) - ordinary()} == {
        *("statement", "import", "call", "comment")
    }


def test_nothing_invisible_is_generated() -> None:
    tree = generated("hostile").tree
    texts = {
        **python_files("hostile"),
        **{path: tree[path] for path in ("README.md", "pyproject.toml")},
    }
    for path, text in texts.items():
        assert [char for char in text if char != "\n" and not char.isprintable()] == [], path


def test_importing_it_does_nothing_else(packages: Packages, tmp_path: Path) -> None:
    package = packages("hostile").name
    modules = ["models", "client", "async_client", "server", "errors", "_operations"]
    code = (
        "import importlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "for name in sys.argv[2:]: importlib.import_module(name)"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(packages.folder)]
    done = subprocess.run(
        [*command, *(f"{package}.{module}" for module in modules)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_names_on_the_wire_are_kept(packages: Packages) -> None:
    models = packages("hostile").models
    data = {
        "\"\"\"\nopen('pwned', 'w')": "1",
        "'": "2",
        "\\": "3",
        "\\N{BULLET}": "4",
        "a\u2028b\u2029c\x85d\x00e": None,
        "{{ x }}{% raw %}{# y #}": None,
        "$(touch pwned)`touch pwned`": "\u202e",
        "choice": {'ki"nd': '"""\\\nopen(\'pwned\')', "__proto__": "5"},
    }
    found = models.Open.model_validate(data)
    assert found.to_dict() == data
    assert json.loads(found.to_json()) == data
    assert type(found.choice) is models.Left
    assert found.touch_pwned_touch_pwned.is_known
    assert models.Open(**{"'": ""}).field_2 == "\\"


def test_the_other_files() -> None:
    tree = generated("hostile").tree
    project = tomllib.loads(tree["pyproject.toml"])["project"]
    assert project["description"] == "ends with a backslash \\"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", project["name"])
    assert re.fullmatch(r"0\+[a-z0-9.]+", project["version"])
    readme = tree["README.md"]
    ordinary_readme = generated("parameters").tree["README.md"]
    # That of the other case shows a code sample as well, and this one how files are sent.
    assert readme.count("\n```") == ordinary_readme.count("\n```") - 2 + 2
    assert re.findall(r"<(?!!-- Generated)", readme) == []
    assert all(
        path in {"MANIFEST.in", "pyproject.toml", "README.md", outputs.MANIFEST}
        or path.startswith(f"{package_of('hostile')}/")
        or re.fullmatch(r"samples/(\w+/)?[\w.]+", path)
        for path in tree
    )


# --- One at a time --------------------------------------------------------------------------------


def document(schemas: Any = None, operation: Any = None, **info: Any) -> dict[str, Any]:
    answer = {"responses": {"204": {"description": "done"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hostile", "version": "1.0.0", **info},
        "paths": {"/a": {"get": {**answer, **operation}}} if operation else {},
        "components": {"schemas": schemas or {}},
    }


def of_property(name: str = "a", **schema: Any) -> dict[str, Any]:
    return document({"A": {"type": "object", "properties": {name: schema}}})


def run(
    content: str, folder: Path, capsys: pytest.CaptureFixture[str], name: str = "openapi.json"
) -> tuple[int, str]:
    (folder / name).write_bytes(content.encode("utf-8", "surrogatepass"))
    code = main(["generate", str(folder / name), "--out", str(folder / "out")])
    return code, capsys.readouterr().err


REFUSED = {
    "surrogate in a name": json.dumps(of_property("\ud800", type="string")),
    "surrogate in a default": json.dumps(of_property(type="string", default="\udfff")),
    "surrogate in an enum": json.dumps(of_property(type="string", enum=["\ud800"])),
    "surrogate in a description": json.dumps(of_property(description="\ud800")),
    "component name": json.dumps(document({'a"""': {"type": "object"}})),
    "path parameter": json.dumps(
        document(operation={"parameters": [{"name": "a", "in": "path", "schema": {}}]})
    ),
    "style": json.dumps(
        document(
            operation={"parameters": [{"name": "a", "in": "query", "style": "x)", "schema": {}}]}
        )
    ),
    "status": json.dumps(document(operation={"responses": {'2"""': {"description": ""}}})),
    "not a number": json.dumps(of_property(type="number", default=float("nan"))),
    "infinity": json.dumps(of_property(type="number", minimum=float("-inf"))),
    "a number that is too long": json.dumps(of_property(default="@")).replace('"@"', "9" * 5000),
    "a constructor": "openapi: 3.1.0\ninfo: !!python/object/apply:os.mkdir [pwned]\npaths: {}\n",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_told_with_its_place(
    content: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "openapi.json" if content.startswith("{") else "openapi.yaml"
    code, said = run(content, tmp_path, capsys, name)
    assert re.match(rf".*/{name}:\d+:\d+ [a-z-]+ ", said)
    if code == 3:  # it cannot be read
        assert [path.name for path in tmp_path.iterdir()] == [name]
        return
    assert code in {0, 1}  # what is wrong in one place is told, and costs that place alone
    for file in (tmp_path / "out").rglob("*.py"):
        compile(file.read_bytes(), str(file), "exec")


SYMBOLS = ["-", "--", "\x00", "\u2028", "", " ", "_", "__", "\U0001f600", "\u202e", "$", "²"]
HARMLESS = {
    "names of symbols only": document(
        {
            "-": {"type": "object", "properties": {name: {"type": "string"} for name in SYMBOLS}},
            "_": {"$ref": "#/components/schemas/-"},
            "Symbols": {"type": "string", "enum": SYMBOLS},
        },
        {
            "operationId": "-",
            "tags": ["-", ""],
            "parameters": [{"name": n, "in": "query", "schema": {}} for n in SYMBOLS if n],
        },
        title="---",
    ),
    "long names": document(
        {LONG: {"type": "object", "properties": {LONG: {"enum": [LONG, f"{LONG} {LONG}"]}}}},
        {
            "operationId": LONG,
            "tags": [LONG],
            "summary": LONG,
            "parameters": [{"name": LONG, "in": "query", "schema": {}}],
        },
        title=LONG,
        description=LONG,
    ),
    "docstrings": document(
        {
            f"Text{number}": {
                "type": "object",
                "description": text,
                "properties": {"a": {"type": "string", "description": text, "default": text}},
            }
            for number, text in enumerate(
                ['"', '""', '"""', '""""', '\\"""', '"""\\', "\\", "\\\\", 'a\n"', "a\n\\", "\\u"]
            )
        }
    ),
    "keywords of the engine": of_property(
        type="string", customTypePath="os.system", default_factory="open", enum_field_as_literal="x"
    ),
    "patterns": document(
        {
            f"P{number}": {
                "type": "object",
                "properties": {"a": {"pattern": text, "type": "string"}},
            }
            for number, text in enumerate(["(", "(?<=x)y", '"""\\', "\\1", "[", "a{99999}", "'\n"])
        }
    ),
    "large numbers": of_property(type="integer", const=10**40, maximum=10**300),
    "a default of another type": of_property(type="integer", default="open('pwned')"),
    "media types": document(
        operation={
            "responses": {
                "200": {
                    "description": "",
                    "content": {"'); open('pwned')": {}, '"""\n': {}, "a\r\nb: c/d": {}, "": {}},
                }
            }
        }
    ),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_harmless(
    content: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = run(json.dumps(content), tmp_path, capsys)
    assert code == 0, said
    folders = (path.name for path in (tmp_path / "out").iterdir() if path.is_dir())
    (package,) = (name for name in folders if name != "samples")
    modules = ("models", "client", "async_client", "server")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(f"import {package}.{m}" for m in modules)],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.rglob("pwned")) == []


# --- Package names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "package", "distribution"),
    [
        ("Pet Store", "pet_store", "pet-store"),
        ("../../etc", "etc", "etc"),
        ("..", "api", "api"),
        ("", "api", "api"),
        ("os", "os_api", "os-api"),
        ("Import", "import_api", "import-api"),
        ("generators", "generators_api", "generators-api"),
        ("Pydantic", "pydantic_api", "pydantic-api"),
        ("2024 API", "api_2024_api", "api-2024-api"),
        ("Café", "cafe", "cafe"),
        ("日本", "api", "api"),
        ("a\x00\u202eb\n/c", "a_b_c", "a-b-c"),
        ("x" * 5000, "x" * 50, "x" * 50),
        (
            "word " * 20,
            "word_word_word_word_word_word_word_word_word_word",
            "-".join(["word"] * 10),
        ),
        ("{{ title }}", "title", "title"),
    ],
)
def test_the_name_of_the_package(title: str, package: str, distribution: str) -> None:
    assert naming.package_name(title) == package
    assert naming.distribution_name(package) == distribution


def test_the_name_that_is_asked_for() -> None:
    assert naming.distribution_name("_MyApi_") == "MyApi"
    assert naming.distribution_name("日本") == "api"


def test_json_files_show_what_is_invisible() -> None:
    tree = generated("hostile").tree
    texts = [text for path, text in tree.items() if path.endswith("openapi.json")]
    assert len(texts) == 2
    for text in texts:
        assert not set("\u202e\u2028\x85\x00").intersection(text)
        assert "\\u202e" in text
        assert "\u202e" in json.dumps(json.loads(text), ensure_ascii=False)
