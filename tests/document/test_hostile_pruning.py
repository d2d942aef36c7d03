"""Documents with very many faults, or very much of one thing: they end with a line, soon."""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.document.faults import Fault
from generators.document.pruning import MAX_ROUNDS, prune

if TYPE_CHECKING:
    from pathlib import Path

    from generators.document import Document

HEAD = {"openapi": "3.1.0", "info": {"title": "Much", "version": "1"}}
FINE = {"responses": {"204": {"description": "fine"}}}


def described(folder: Path, content: dict[str, Any]) -> pipeline.Described:
    file = folder / "openapi.json"
    file.write_text(json.dumps(HEAD | content), "utf-8")
    return pipeline.describe(file)


@pytest.mark.parametrize("declared", [True, False])
def test_thousands_of_parameters_in_one_path(tmp_path: Path, declared: bool) -> None:
    names = [f"p{number}" for number in range(3_000)]
    path = "/".join(["/a", *(f"{{{name}}}" for name in names)])
    listed = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    more = {"parameters": listed} if declared else {}
    paths = {path: {"get": {**FINE, **more}}, "/b": {"get": {"operationId": "rest", **FINE}}}
    result = described(tmp_path, {"paths": paths})
    assert result.coverage is not None
    assert [operation.id for operation in result.coverage.of_state("generated")] == ["rest"]
    assert [
        diagnostic.code for diagnostic in result.diagnostics if diagnostic.severity == "error"
    ] == ["path-template"]


def test_thousands_of_faults(tmp_path: Path) -> None:
    paths = {
        f"/a{number}": {
            "get": {"parameters": [{"$ref": f"#/components/parameters/P{number}"}], **FINE}
        }
        for number in range(2_000)
    }
    result = described(tmp_path, {"paths": paths})
    assert result.coverage is not None
    assert len(result.coverage.of_state("left out")) == 2_000


def test_references_that_fall_one_after_the_other(tmp_path: Path) -> None:
    links = 4 * MAX_ROUNDS
    parameters: dict[str, Any] = {
        f"P{number}": {"$ref": f"#/components/parameters/P{number + 1}"} for number in range(links)
    }
    operation = {"parameters": [{"$ref": "#/components/parameters/P0"}], **FINE}
    paths = {"/a": {"get": operation}, "/b": {"get": {"operationId": "rest", **FINE}}}
    result = described(tmp_path, {"paths": paths, "components": {"parameters": parameters}})
    assert result.coverage is not None
    assert result.coverage.left_out == ["GET /a"]
    assert [operation.id for operation in result.coverage.of_state("generated")] == ["rest"]


def test_nesting_as_deep_as_is_read(tmp_path: Path) -> None:
    schema: Any = reduce(lambda inner, _: {"type": "array", "items": inner}, range(30), {})
    result = described(tmp_path, {"paths": {}, "components": {"schemas": {"A": schema}}})
    assert result.api is not None


def test_nesting_that_is_too_deep(tmp_path: Path) -> None:
    nested = '{"items":' * 5_000 + "{}" + "}" * 5_000
    text = f'{json.dumps(HEAD)[:-1]},"components":{{"schemas":{{"A":{nested}}}}}}}'
    (tmp_path / "openapi.json").write_text(text, "utf-8")
    result = pipeline.describe(tmp_path / "openapi.json")
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["document-too-deep"]


def test_what_nothing_helps_against_leaves_nothing(tmp_path: Path) -> None:
    def faults(document: Document) -> list[Fault]:
        is_right = not document.data.get("paths")
        return [] if is_right else [Fault("stubborn", "/info/title", "never right")]

    read = described(tmp_path, {"paths": {"/a": {"get": FINE}}}).document
    assert read is not None
    pruned = prune(read, faults)
    assert pruned.document.data["paths"] == {}
    assert [loss.code for loss in pruned.losses] == ["stubborn"]
