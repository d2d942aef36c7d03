from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generators.runtime.examples.raw_document import RawDocument
from generators.runtime.mcp.portable import Portable, shown

SCHEMAS: dict[str, Any] = {
    "Node": {
        "type": "object",
        "description": "A node.",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "name": {"type": "string", "minLength": 1, "example": "x", "x-personal": True},
            "next": {"$ref": "#/components/schemas/Node"},
            "gone": {"$ref": "#/components/schemas/Nowhere"},
            "kind": {"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "integer"}]},
        },
    },
    "Other": {"type": "object", "properties": {"a": {"type": "string"}}},
    "Unused": {"type": "string"},
}


def follow(reference: str) -> Any:
    text = json.dumps({"components": {"schemas": SCHEMAS}}).encode()
    return RawDocument(lambda: text).follow(reference)


def test_a_schema_stands_on_its_own() -> None:
    portable = Portable(follow)
    schema = {**portable.of({"$ref": "#/components/schemas/Node"}), **portable.definitions()}
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"].keys() == {"Node", "Nowhere", "Other"}
    node = schema["$defs"]["Node"]
    assert node["required"] == ["name"]
    assert node["properties"]["name"] == {"type": "string", "minLength": 1}
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"name": "a", "next": {"name": "b", "kind": 1}})
    assert not validator.is_valid({"name": "a", "next": {"name": ""}})


def test_an_answer_may_be_masked_cut_or_unknown() -> None:
    portable = Portable(follow, relaxed=True, hidden=frozenset({"name"}))
    schema = {**portable.of({"$ref": "#/components/schemas/Node"}), **portable.definitions()}
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for value in (
        {},
        {"name": "***", "id": None},
        {"next": {"name": {"***": 1}}, "kind": {"unknown": True}, "further": 1},
    ):
        validator.validate(value)
    assert not validator.is_valid({"id": "text"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x1b[31mb", "a\\u001b[31mb"), ("a\u202eb", "a\\u202eb"), (None, ""), ("  a\nb ", "a\nb")],
)
def test_texts_are_shown_as_data(text: object, expected: str) -> None:
    assert shown(text) == expected


def test_long_texts_are_cut() -> None:
    assert len(shown("x" * 10_000)) == 400


def test_a_chain_of_references_does_not_bring_the_whole_document() -> None:
    def link(reference: str) -> Any:
        number = int(reference.rpartition("/")[2])
        return {"properties": {"next": {"$ref": f"#/components/schemas/{number + 1}"}}}

    portable = Portable(link)
    schema = {**portable.of({"$ref": "#/components/schemas/0"}), **portable.definitions()}
    assert len(schema["$defs"]) == 40
    last = schema["$defs"]["39"]["properties"]["next"]
    assert last == {"description": "Described by the resource openapi://schemas/40"}
    jsonschema.Draft202012Validator.check_schema(schema)


def test_large_schemas_are_named_and_not_brought_along() -> None:
    def link(reference: str) -> Any:
        number = int(reference.rpartition("/")[2])
        next_ = {"$ref": f"#/components/schemas/{number + 1}"}
        return {"properties": {"next": next_, "kind": {"enum": ["x" * 500, "y" * 500]}}}

    schemas = []
    for relaxed in (False, True):
        portable = Portable(link, relaxed=relaxed)
        root = {"$ref": "#/components/schemas/0"}
        schemas.append({**portable.of(root), **portable.definitions()})
        jsonschema.Draft202012Validator.check_schema(schemas[-1])
    strict, _ = schemas
    assert 6000 < len(json.dumps(strict)) < 9000
    assert "Described by the resource openapi://schemas/" in json.dumps(strict)


def test_what_is_masked_in_a_map_fits_its_schema() -> None:
    schema = {"type": "object", "additionalProperties": {"type": "integer"}}
    shown = Portable(follow, relaxed=True, hidden=frozenset({"age"})).of(schema)
    validator = jsonschema.Draft202012Validator(shown)
    assert validator.is_valid({"age": "***", "size": 1})
    assert not validator.is_valid({"size": "text"})
