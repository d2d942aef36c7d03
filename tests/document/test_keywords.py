"""A keyword of a value that says nothing is ignored, and told; all others are as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import pipeline
from generators.document import Document, load
from generators.document.keywords import faults
from generators.document.pointer import lookup

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "/components/schemas/A"
MALFORMED = {
    "type": ["strin", 5, [], ["string", "text"], {}, [{}]],
    "enum": ["a", {}, [], 5],
    "maxLength": ["5", -1, 1.5, None, True],
    "minItems": ["a", {}],
    "minimum": ["1", True, [], None],
    "exclusiveMaximum": ["1", {}],
    "multipleOf": [0, -1, "1"],
    "pattern": [5, None, ["a"]],
    "format": [["date"], None],
    "readOnly": ["yes", 1, None],
    "uniqueItems": ["true"],
    "properties": [["a"], "a", None],
    "patternProperties": [[], 1],
    "additionalProperties": ["no", [], None],
    "items": [[{"type": "string"}], "string", None],
    "prefixItems": [{}, "a"],
    "required": ["a", {"a": 1}, [1]],
    "description": [{"a": 1}, 5],
    "discriminator": ["kind", []],
    "not": ["a", []],
    "xml": ["a"],
}
WELL_FORMED = {
    "type": ["string", ["string", "null"]],
    "enum": [["a"], [None], [{}], [[1]]],
    "maxLength": [0, 5, 5.0, 10**20],
    "minimum": [1, 1.5, -3],
    "exclusiveMaximum": [1, True],
    "additionalProperties": [True, False, {}],
    "required": [[], ["a"], True],
    "properties": [{}, {"a": True}],
    "description": [""],
    "x-anything": [5, None],
    "unknown": [5],
}


def document(schema: Any, version: str = "3.1.0") -> tuple[Document, str]:
    data = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": schema}},
    }
    text = json.dumps(data)
    loaded, _ = load("openapi.json", read=lambda _: text.encode())
    assert loaded is not None
    return loaded, text


def pointers(schema: Any) -> list[str]:
    return [fault.pointer for fault in faults(document(schema)[0])]


@pytest.mark.parametrize(
    ("keyword", "value"), [(name, value) for name in MALFORMED for value in MALFORMED[name]]
)
def test_malformed(keyword: str, value: Any, tmp_path: Path) -> None:
    assert pointers({keyword: value}) == [f"{SCHEMA}/{keyword}"]
    file = tmp_path / "openapi.json"
    file.write_text(document({keyword: value, "x-kept": 1})[1], "utf-8")
    described = pipeline.describe(file)
    assert described.document is not None
    assert lookup(described.document.data, SCHEMA) == {"x-kept": 1}
    assert described.models is not None
    messages = [each.message.replace("`", "") for each in described.diagnostics]
    assert any(f"{keyword} is ignored" in message for message in messages)


@pytest.mark.parametrize(
    ("keyword", "value"), [(name, value) for name in WELL_FORMED for value in WELL_FORMED[name]]
)
def test_well_formed(keyword: str, value: Any) -> None:
    assert pointers({keyword: value}) == []


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
@pytest.mark.parametrize("value", [{}, [], "a", None])
def test_a_composition_of_nothing_takes_any_value(keyword: str, value: Any, tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(document({keyword: value, "type": "string"})[1], "utf-8")
    described = pipeline.describe(file)
    assert described.document is not None
    assert lookup(described.document.data, SCHEMA) == {}
    assert any("any value is taken" in each.message for each in described.diagnostics)


@pytest.mark.parametrize("value", ["string", 5, None, ["string"]])
def test_what_is_no_schema(value: Any) -> None:
    assert pointers({"properties": {"a": value}}) == [f"{SCHEMA}/properties/a"]
    assert pointers({"items": {"oneOf": [value]}}) == [f"{SCHEMA}/items/oneOf/0"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from([1.5, "", "a", "string"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["a", "type", "$ref"]), inner, max_size=2)
    ),
    max_leaves=4,
)
WORDS = [*MALFORMED, "allOf", "anyOf", "oneOf", "nullable", "default", "example", "const", "if"]
SCHEMAS = st.recursive(
    st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=3),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(st.sampled_from(["a", "b", "class"]), inner, max_size=2),
            "items": inner,
            "additionalProperties": inner,
            "allOf": st.lists(inner | st.just({"$ref": "#/components/schemas/A"}), max_size=2),
            "anyOf": st.lists(inner, max_size=2),
            "type": st.sampled_from(["object", "array", "string"]),
        },
    ),
    max_leaves=4,
)


@given(SCHEMAS, st.sampled_from(["3.0.3", "3.1.0"]))
def test_whatever_a_schema_holds_models_are_made(
    tmp_path_factory: pytest.TempPathFactory, schema: Any, version: str
) -> None:
    file = tmp_path_factory.mktemp("any") / "openapi.json"
    file.write_text(document(schema, version)[1], "utf-8")
    described = pipeline.describe(file)
    assert described.models is not None
    compile(described.models.source, "models", "exec")
