"""Documents that would take a merger or a walk too far: an answer in bounded time, or a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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


def test_references_to_parts_through_many_levels_end_with_a_line(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"k": {"type": "string"}}}
    chain = {}
    for n in range(400):
        part = {"type": "object", "properties": {"r": ref(n + 1, "properties", "q")}}
        chain[f"S{n}"] = {"type": "object", "properties": {"q": part}}
    end = {"type": "object", "properties": {"q": inner}}
    result = described(tmp_path, {**chain, "S400": end})
    assert result.api is None
    (problem,) = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity == "error"]
    assert (problem.code, problem.pointer) == ("document-too-deep", "/components/schemas")
    assert problem.location.line == 1
