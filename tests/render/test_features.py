"""Every selection of features is a whole package: it imports and type-checks with its extras."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generators.render import shipped
from generators.render.closure import third_parties
from generators.render.features import EVERYTHING, FEATURES, choose
from generators.render.manifest import MANIFEST
from generators.render.outputs import OUTPUTS
from tests.checked_packages import with_one_runtime
from tests.render.packages import SELECTIONS, importable, installed, name_of, tree_of
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONAL = {"opentelemetry": "the server names a span after the route where something made a span"}
"""Modules that are imported only where somebody else has imported them."""

_IMPORT_ALL = """
import importlib, importlib.abc, json, sys

package, refused, modules = json.loads(sys.stdin.read())

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"{name} is not of an extra of these features", name=name)

sys.meta_path.insert(0, Refuse())
for module in modules:
    importlib.import_module(module)
top = importlib.import_module(package)
for name in top.__all__:
    getattr(top, name)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a package of each selection."""
    folder = tmp_path_factory.mktemp("features")
    for selection in SELECTIONS:
        package = name_of(selection)
        tree = tree_of(selection)
        write({path: tree[path] for path in tree if path.startswith(f"{package}/")}, folder)
    return folder


def modules_of(selection: tuple[str, ...]) -> Iterator[str]:
    for path in tree_of(selection):
        if path.endswith(".py") and path.startswith(f"{name_of(selection)}/"):
            module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            if not module.endswith("__main__"):
                yield module


@pytest.mark.parametrize("selection", SELECTIONS, ids=name_of)
def test_all_modules_import_with_what_the_extras_bring(
    selection: tuple[str, ...], folder: Path
) -> None:
    refused = installed() - importable(choose(selection))
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", _IMPORT_ALL),
        input=json.dumps([name_of(selection), sorted(refused), sorted(modules_of(selection))]),
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("selection", SELECTIONS, ids=name_of)
def test_nothing_is_named_that_the_extras_do_not_bring(selection: tuple[str, ...]) -> None:
    package = {
        path: text
        for path, text in tree_of(selection).items()
        if path.startswith(f"{name_of(selection)}/") and path.endswith(".py")
    }
    named = third_parties(package) - set(sys.stdlib_module_names)
    assert named <= importable(choose(selection)) | set(OPTIONAL)


@pytest.mark.slow
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_pass(checker: str, tmp_path: Path) -> None:
    folder = tmp_path
    write(with_one_runtime(tree_of(selection) for selection in SELECTIONS), folder)
    names = [name_of(selection) for selection in SELECTIONS]
    if checker == "mypy":
        packages = [word for name in names for word in ("--package", name)]
        options = ("--strict", "--python-version", "3.11", "--config-file", "")
        command = ("mypy", *options, "--cache-dir", str(folder / ".cache"), *packages)
    else:
        file = folder / "pyrightconfig.json"
        file.write_text(json.dumps({"include": names, "pythonVersion": "3.11"}))
        command = ("pyright", "--project", str(file), "--pythonpath", sys.executable)
    done = subprocess.run(
        (sys.executable, "-m", *command),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr


@pytest.mark.parametrize("selection", SELECTIONS, ids=name_of)
def test_project_and_manifest_follow_the_features(selection: tuple[str, ...]) -> None:
    tree, chosen = tree_of(selection), choose(selection)
    project = tomllib.loads(tree["pyproject.toml"])
    made: dict[str, Any] = json.loads(tree[MANIFEST])
    extras = project["project"].get("optional-dependencies", {})
    assert list(extras) == [extra.name for extra in chosen.extras]
    assert ("scripts" in project["project"]) is ("cli" in chosen.names)
    plugins = project["project"].get("entry-points", {})
    assert ("pytest11" in plugins) is ("testing" in chosen.names)
    folders = {path.rpartition("/")[0] for path in tree if path.endswith("/__init__.py")}
    packages = project["tool"]["setuptools"]["packages"]
    assert set(packages) == {folder.replace("/", ".") for folder in folders}
    assert made["features"] == list(chosen.names)
    assert sorted(made["files"]) == sorted(tree)


@pytest.mark.parametrize("selection", SELECTIONS, ids=name_of)
def test_readme_names_only_what_is_there(selection: tuple[str, ...]) -> None:
    tree, package = tree_of(selection), name_of(selection)
    named = set(re.findall(rf"\b{package}\.(\w+)", tree["README.md"]))
    named -= {"access"}  # a logger
    there = {Path(path).stem for path in tree if path.startswith(f"{package}/")}
    assert named <= there
    extras = set(re.findall(r"\[(\w+)\]'", tree["README.md"]))
    assert extras <= {extra.name for extra in choose(selection).extras}
    if "client" not in choose(selection).names:
        assert "Client" not in tree["README.md"]
    if "server" not in choose(selection).names:
        assert "create_app" not in tree["README.md"]


def runtime_of(*selection: str) -> set[str]:
    """Return the modules of the runtime in a package, below `_runtime/`."""
    inside = f"{name_of(selection)}/{shipped.RUNTIME}/"
    return {path.removeprefix(inside) for path in tree_of(selection) if path.startswith(inside)}


def test_a_client_has_nothing_of_the_others() -> None:
    rooms = {path.partition("/")[0] for path in runtime_of("client")}
    assert not rooms & {"server", "mock", "contract", "testing", "cli", "examples", "arrays"}
    assert not {"transports/aiohttp.py", "transports/pyreqwest.py"} & runtime_of("client")
    assert "client/telemetry.py" not in runtime_of("client")


def test_a_server_has_nothing_of_the_client() -> None:
    rooms = {path.partition("/")[0] for path in runtime_of("server")}
    assert not rooms & {"client", "mock", "contract", "testing", "cli", "examples"}


def test_everything_is_the_whole_runtime() -> None:
    found = {
        path.removeprefix(f"all_features/{shipped.RUNTIME}/")
        for path in tree_of(EVERYTHING)
        if f"/{shipped.RUNTIME}/" in path
    }
    assert found == set(shipped.sources()), "what no feature reaches is not to be there"


def test_nobody_imports_by_a_computed_name() -> None:
    """What `attach` does is read by the closure; nothing else may choose modules of a package."""
    paths = [path for path, text in shipped.sources().items() if "import_module(" in text]
    assert paths == [
        "cli/calling.py",  # _operations and client of the generated package, which `cli` needs
        "cli/importing.py",  # _operations, likewise
        "cli/keywords.py",  # _operations, likewise
        "codecs/xml_reading.py",  # defusedxml, which only its extra brings
        "lazy.py",
        "server/targets.py",  # modules of users, named on the command line
        "webhooks/keys.py",  # cryptography, which only its extra brings
    ]


# --- the table ------------------------------------------------------------------------------------


def test_the_table_stands_in_order() -> None:
    names = [feature.name for feature in FEATURES]
    for feature in FEATURES:
        assert all(names.index(name) < names.index(feature.name) for name in feature.needs)
        assert feature.brings.endswith(".")
    for output in OUTPUTS:
        assert set(output.features) <= set(names)


def test_what_is_needed_comes_along_and_is_told() -> None:
    chosen = choose(["mock", "cli"])
    assert chosen.names == ("models", "client", "cli", "server", "mock")
    assert set(chosen.brought) == {("mock", "server"), ("cli", "client")}
    assert choose(["server", "mock"]).brought == ()
    assert choose(None).names == EVERYTHING
    assert choose([]).names == ("models",)


def test_pairs_are_what_the_second_is_alone() -> None:
    for pair in (selection for selection in SELECTIONS if len(selection) == 2):
        assert choose(pair).names == choose(pair[1:]).names


def test_an_unknown_feature_is_told_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match="no feature 'mok': did you mean 'mock'"):
        choose(["mok"])
    with pytest.raises(ValueError, match="no feature 'x': there are models, client"):
        choose(["x"])


def test_all_is_more_than_each() -> None:
    sizes = [len(tree_of(selection)) for selection in (("models",), ("client",), EVERYTHING)]
    assert all(smaller < larger for smaller, larger in pairwise(sizes))
