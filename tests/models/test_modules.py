"""Models stand in modules of their own, which are imported when a model is first used."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruff import find_ruff_bin

from generators import pipeline
from generators.models.modules import split
from generators.options import Options
from tests.support import NAMES, write

if TYPE_CHECKING:
    from pathlib import Path

    from generators.models.finishing import ModelSet
    from tests.generate.service import Packages


def models_of(schemas: dict[str, Any], folder: Path) -> tuple[ModelSet, dict[str, str]]:
    """Generate a package called `shapes` and return its models and files."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shapes", "version": "1"},
        "components": {"schemas": schemas},
    }
    path = folder / "openapi.json"
    path.write_text(json.dumps(document))
    made = pipeline.generate(path, Options(package="shapes"))
    assert made.described.models is not None
    return made.described.models, made.tree


def referring(*names: str) -> dict[str, Any]:
    """Return a schema with a property for each of the schemas named."""
    refs = {f"to{name}": {"$ref": f"#/components/schemas/{name}"} for name in names}
    return {"type": "object", "properties": refs}


def test_cycles_stay_together_and_all_else_stands_alone(tmp_path: Path) -> None:
    schemas = {
        "Top": referring("Left"),
        "Left": referring("Right"),
        "Right": referring("Left", "Leaf"),
        "Leaf": {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}},
    }
    models, _ = models_of(schemas, tmp_path)
    found = {module.name: set(module.names) for module in split(models)}
    assert found == {
        "_leaf_kind": {"LeafKind"},
        "_leaf": {"Leaf"},
        "_left": {"Left", "Right"},
        "_top": {"Top"},
    }


def test_a_model_imports_what_it_refers_to_and_no_more(packages: Packages) -> None:
    package = packages("circular")
    code = (
        f"import sys\nfrom {package.name} import models\n"
        "def loaded(): return sorted(m.split('.')[2] for m in sys.modules if '.models._' in m)\n"
        "print(loaded())\nmodels.Person(friend={})\nprint(loaded())\n"
        "print([name for name in dir(models) if name[0] != '_'] == sorted(models.__all__))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=packages.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["[]", "['_employee', '_person']", "True"]


@pytest.mark.parametrize("case", NAMES)
def test_each_model_can_be_the_first_that_is_used(case: str, packages: Packages) -> None:
    name = packages(case).name
    for model in importlib.import_module(f"{name}.models").__all__:
        first_use(name, model)


def first_use(package: str, model: str) -> None:
    """Use a model when no other has been imported."""
    before = {name: module for name, module in sys.modules.items() if f"{package}.models" in name}
    for name in before:
        del sys.modules[name]
    try:
        found = getattr(importlib.import_module(f"{package}.models"), model)
        if hasattr(found, "__pydantic_complete__"):
            assert found.model_rebuild(raise_errors=True) in {None, True}
    finally:
        for name in [name for name in sys.modules if f"{package}.models" in name]:
            del sys.modules[name]
        sys.modules.update(before)
        if f"{package}.models" in before:
            vars(sys.modules[package])["models"] = before[f"{package}.models"]


def test_a_member_of_an_enum_is_no_use_of_an_alias_of_its_name(tmp_path: Path) -> None:
    values = {"anyOf": [{"const": "a"}, {"type": "null"}]}
    held = {"type": "object", "additionalProperties": values}
    models, tree = models_of({"Root": {"type": "object", "properties": {"a": held}}}, tmp_path)
    assert {"A", "AEnum"} <= {*models.names}
    assert "model_rebuild" not in models.source
    assert "import A\n" not in tree["shapes/models/_a_enum.py"]


GRAPHS = st.integers(1, 6).flatmap(
    lambda size: st.lists(
        st.frozensets(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size
    )
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(graph=GRAPHS)
def test_any_graph_of_references_can_be_imported_in_any_order(
    graph: list[frozenset[int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("graph")
    schemas = {
        f"S{number}": referring(*(f"S{other}" for other in sorted(others)))
        for number, others in enumerate(graph)
    }
    models, tree = models_of(schemas, folder)
    modules = split(models)
    home = {name: module.name for module in modules for name in module.names}
    together = {
        (a, b)
        for a in range(len(graph))
        for b in range(len(graph))
        if home[f"S{a}"] == home[f"S{b}"]
    }
    assert together == {(a, b) for a, b in reachable(graph) if (b, a) in reachable(graph)}
    write(tree, folder)
    sys.path.insert(0, str(folder))
    try:
        for name in models.names:
            first_use("shapes", name)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "shapes"]:
            del sys.modules[name]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(st.text("AZaz0129_", min_size=1, max_size=4), min_size=1, max_size=8))
def test_ruff_finds_nothing_to_correct_in_imports(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("order")
    one, *others = dict.fromkeys(f"Z{name}" for name in names)
    objects = {name: referring() | {"properties": {"id": {"type": "string"}}} for name in others}
    cycle = {one: referring(*others, f"{one}Back"), f"{one}Back": referring(one)}
    schemas = {**objects, **cycle, "Top": referring(*others, one, f"{one}Back")}
    write(models_of(schemas, folder)[1], folder / "tree")
    options = ("--isolated", "--no-cache", "--line-length", "100", "--select", "F401,I,UP")
    ignored = ("--ignore", "UP007,UP013,UP045")
    done = subprocess.run(
        [find_ruff_bin(), "check", *options, *ignored, "tree/shapes/models", "tree/samples"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def reachable(graph: list[frozenset[int]]) -> set[tuple[int, int]]:
    """Return which schema reaches which, itself included."""
    found = {(node, node) for node in range(len(graph))}
    found |= {(node, other) for node, others in enumerate(graph) for other in others}
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found
