"""Documents that would take a merger or a walk too far: an answer in bounded time, or a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path


def described(folder: Path, schemas: dict[str, Any]) -> pipeline.Described:
    """Describe a document of these schemas."""
    file = folder / "openapi.json"
    info = {"title": "A", "version": "1"}
    document = {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}
    file.write_text(json.dumps(document), "utf-8")
    return pipeline.describe(file)


def ref(number: int, *more: str) -> dict[str, str]:
    return {"$ref": "/".join((f"#/components/schemas/S{number}", *more))}


def test_a_diamond_of_all_of_is_merged_once_a_level(tmp_path: Path) -> None:
    end = {"type": "object", "properties": {"a": {"type": "string"}}}
    chain: dict[str, Any] = {f"S{n}": {"allOf": [ref(n + 1), ref(n + 1)]} for n in range(60)}
    result = described(tmp_path, {**chain, "S60": end})
    assert result.api is not None
    assert result.models is not None
    assert "S0" in result.models.names


def test_references_to_parts_may_go_through_many_levels(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"k": {"type": "string"}}}
    chain = {}
    for n in range(400):
        part = {"type": "object", "properties": {"r": ref(n + 1, "properties", "q")}}
        chain[f"S{n}"] = {"type": "object", "properties": {"q": part}}
    end = {"type": "object", "properties": {"q": inner}}
    result = described(tmp_path, {**chain, "S400": end})
    assert result.models is not None
    assert {"S0", "S0Q", "S400"} <= set(result.models.names)
    assert result.diagnostics == []


@pytest.mark.parametrize("depth", [95, 190])
def test_schemas_may_be_nested_as_deep_as_values(tmp_path: Path, depth: int) -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    result = described(tmp_path, {"Deep": schema})
    assert result.models is not None
    assert result.models.source.count("list[") >= depth


def test_a_chain_of_unions(tmp_path: Path) -> None:
    chain: dict[str, Any] = {
        f"S{n}": {"oneOf": [ref(n + 1), {"type": "integer"}]} for n in range(400)
    }
    result = described(tmp_path, {**chain, "S400": {"type": "string"}})
    assert result.models is not None
    assert "S0" in result.models.names


OTHER = {"type": "object", "properties": {"x": {"type": "string"}}}


@pytest.mark.parametrize(
    "around",
    [
        lambda inner: {"type": "object", "properties": {"child": inner}},
        lambda inner: {"type": "object", "additionalProperties": inner},
        lambda inner: {"type": "array", "items": inner},
        lambda inner: {"type": "object", "patternProperties": {"^a": inner}},
        lambda inner: {"type": "array", "prefixItems": [inner]},
        lambda inner: {"anyOf": [inner, {"type": "string"}]},
        lambda inner: {"type": "object", "properties": {"a": {"type": "array", "items": inner}}},
    ],
)
@pytest.mark.parametrize("other", [OTHER, {"description": "No more than words."}, ref(1), ref(0)])
def test_what_contains_an_extended_self(tmp_path: Path, around: Any, other: dict[str, Any]) -> None:
    schemas = {"S0": around({"allOf": [ref(0), other]}), "S1": OTHER}
    result = described(tmp_path, schemas)
    assert result.models is not None
    assert "S0" in result.models.names
