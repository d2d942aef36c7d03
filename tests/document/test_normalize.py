"""The normal form as a whole: one version, one place for each thing, places in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.document.normal_form import normal

if TYPE_CHECKING:
    from pathlib import Path


def test_every_document_becomes_openapi_31(tmp_path: Path) -> None:
    document = normal(tmp_path, openapi="3.0.3").document
    assert document.version == (3, 1)
    assert document.data["openapi"] == "3.1.0"


def test_components_of_each_kind(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    content = {"application/json": {"schema": schema}}
    components = {
        "parameters": {"sort": {"in": "query", "name": "sort", "schema": schema}},
        "headers": {"Trace": {"schema": schema}},
        "requestBodies": {"Order": {"content": content}},
        "responses": {"Busy": {"description": "busy", "content": content}},
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "Key"}},
    }
    result = normal(tmp_path, components=components).document.data["components"]
    assert result["securitySchemes"] == components["securitySchemes"]
    made = [
        result["parameters"]["sort"]["schema"],
        result["headers"]["Trace"]["schema"],
        result["requestBodies"]["Order"]["content"]["application/json"]["schema"],
        result["responses"]["Busy"]["content"]["application/json"]["schema"],
    ]
    names = [reference["$ref"].rpartition("/")[2] for reference in made]
    assert names == list(result["schemas"])
    assert all(value == schema for value in result["schemas"].values())


def test_a_note_names_the_place_in_the_source(tmp_path: Path) -> None:
    schema = {"type": "object", "required": True}
    result = normal(tmp_path, components={"schemas": {"A": schema}})
    (note,) = result.notes
    assert (note.code, note.pointer) == ("required-not-a-list", "/components/schemas/A/required")
    assert "required" not in result.document.data["components"]["schemas"]["A"]
