"""`*/*` is JSON where its schema is that of data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators.document import any_content, load
from generators.document.pointer import lookup

if TYPE_CHECKING:
    from pathlib import Path

DATA: list[dict[str, Any]] = [
    {"type": "object"},
    {"type": "integer"},
    {"type": "array", "items": {"type": "string"}},
    {"properties": {"a": {"type": "string"}}},
    {"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "string"}]},
    {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"description": "one"}]},
]
OTHER: list[dict[str, Any]] = [
    {},
    {"type": "string"},
    {"type": "string", "format": "binary"},
    {"$ref": "#/components/schemas/Name"},
    {"enum": ["a", "b"]},
]


def settled(folder: Path, content: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    """Return the content of an answer, and code and line of each note."""
    responses = {"200": {"description": "fine", "content": content}}
    schemas = {"Pet": {"type": "object"}, "Name": {"type": "string"}}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1"},
        "paths": {"/pets": {"get": {"responses": responses}}},
        "components": {"schemas": schemas},
    }
    file = folder / "openapi.json"
    file.write_text(json.dumps(document, indent=0), "utf-8")
    loaded = load(file).document
    assert loaded is not None
    result, notes = any_content.settle(loaded)
    found = lookup(result.data, "/paths/~1pets/get/responses/200/content")
    return found, [(note.code, note.location.line) for note in notes]


@pytest.mark.parametrize("schema", DATA)
def test_data_is_json(schema: dict[str, Any], tmp_path: Path) -> None:
    content, notes = settled(tmp_path, {"*/*": {"schema": schema}})
    assert content == {"application/json": {"schema": schema}}
    assert notes == [("any-content", 14)]


@pytest.mark.parametrize("schema", OTHER)
def test_text_files_and_the_unknown_are_not(schema: dict[str, Any], tmp_path: Path) -> None:
    content = {"*/*": {"schema": schema}}
    assert settled(tmp_path, content) == (content, [])


def test_beside_json_it_is_for_all_else(tmp_path: Path) -> None:
    content = {"application/hal+json": {}, "*/*": {"schema": DATA[0]}}
    assert settled(tmp_path, content) == (content, [])
