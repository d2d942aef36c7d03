"""Names for Python: where they are read, and what becomes of them in the normal form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path

NAMED = "x-python-name"


def described(folder: Path, schemas: dict[str, Any], **more: Any) -> pipeline.Described:
    """Describe a document of 3.1 with some schemas."""
    file = folder / "openapi.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
        **more,
    }
    file.write_text(json.dumps(document), "utf-8")
    return pipeline.describe(file)


def classes(described: pipeline.Described) -> dict[str, list[str]]:
    """Return the fields of each class, and nothing for what is no class."""
    assert described.models is not None
    result: dict[str, list[str]] = {}
    for part in described.models.parts:
        lines = [line.strip() for line in part.text.splitlines()[1:]]
        result[part.name] = [
            line.split(":")[0] for line in lines if ": " in line and line[0] not in "_\"'"
        ]
    return result


def obj(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}
BASE = {**obj(id={**TEXT, NAMED: "key"}), NAMED: "Foundation"}
REF = {"$ref": "#/components/schemas/Base"}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        # A class is named by its own schema alone, and not by what it includes.
        ({"allOf": [REF, obj(a=TEXT)]}, {"Own": ["key", "a"]}),
        ({"allOf": [REF, {**obj(a=TEXT), NAMED: "Part"}]}, {"Own": ["key", "a"]}),
        ({"allOf": [REF, obj(a=TEXT)], NAMED: "Named"}, {"Named": ["key", "a"]}),
        # On a property it names the attribute, and no class that is made of it.
        (obj(a={**obj(b=TEXT), NAMED: "inner"}), {"Own": ["inner"], "OwnA": ["b"]}),
        (obj(a={**REF, NAMED: "base"}), {"Own": ["base"]}),
        (obj(a={"allOf": [REF], NAMED: "base"}), {"Own": ["base"]}),
        (obj(a={"oneOf": [REF, {"type": "null"}], NAMED: "base"}), {"Own": ["base"]}),
        (obj(a={"type": ["string", "null"], NAMED: "text"}), {"Own": ["text"]}),
        # A reference to a property is another property.
        (obj(a={"$ref": "#/components/schemas/Base/properties/id"}), {"Own": ["a"]}),
        # Either of the parts that declare a property names it; the first does where both do.
        ({"allOf": [REF, obj(id={"maxLength": 3})]}, {"Own": ["key"]}),
        ({"allOf": [obj(a=TEXT), obj(a={NAMED: "b"})]}, {"Own": ["b"]}),
        ({"allOf": [obj(a={NAMED: "b"}), obj(a={**TEXT, NAMED: "c"})]}, {"Own": ["b"]}),
        # What is written in place and becomes a class has a name of its own.
        (obj(a={"type": "array", "items": {**obj(b=TEXT), NAMED: "Entry"}}),
         {"Own": ["a"], "Entry": ["b"]}),
    ],
)  # fmt: skip
def test_in_schemas(tmp_path: Path, schema: dict[str, Any], expected: dict[str, Any]) -> None:
    made = classes(described(tmp_path, {"Base": BASE, "Own": schema}))
    assert made == {"Foundation": ["key"], **expected}


def test_the_union_of_a_base_has_its_name(tmp_path: Path) -> None:
    animal = {
        **obj(kind={**TEXT, NAMED: "species"}),
        "required": ["kind"],
        "discriminator": {"propertyName": "kind"},
        NAMED: "Creature",
    }
    dog = {"allOf": [{"$ref": "#/components/schemas/Animal"}, obj(bark=TEXT)]}
    result = described(tmp_path, {"Animal": animal, "Dog": dog})
    assert classes(result).keys() == {"Creature", "AnimalBase", "Dog"}
    assert classes(result)["Dog"] == ["species", "bark"]
    assert result.models is not None
    assert "attribute='species'" in result.models.source.replace('"', "'")


def test_in_operations_and_events(tmp_path: Path) -> None:
    answer = {"200": {"description": "ok", "headers": {"X-Left": {"schema": TEXT, NAMED: "left"}}}}
    operation = {"responses": answer, "tags": ["A & B"]}
    paths = {
        "/a": {
            "parameters": [{"name": "X-Id", "in": "header", "schema": TEXT, NAMED: "id"}],
            "get": {**operation, "operationId": "getA", NAMED: "get_b"},
            "post": {**operation, "operationId": "getB"},
        }
    }
    webhooks = {"a.added": {"post": {"responses": answer, NAMED: "arrived"}}}
    tags = [{"name": "A & B", NAMED: "letters"}]
    result = described(tmp_path, {}, paths=paths, webhooks=webhooks, tags=tags)
    api = result.api
    assert api is not None
    (group,) = api.groups
    assert (group.py_name, group.class_name) == ("letters", "Letters")
    assert [(item.id, item.py_name) for item in group.operations] == [
        ("getA", "get_b"),
        ("getB", "get_b_2"),
    ]
    assert [item.py_name for item in group.operations[0].parameters] == ["id"]
    assert group.operations[0].responses[0].headers[0].py_name == "left"
    assert (api.webhooks[0].class_name, api.webhooks[0].operation.py_name) == (
        "ArrivedEvent",
        "arrived",
    )
    assert [item.message for item in result.diagnostics if "collision" in item.code] == [
        "`getB` and `getA` are both `letters.get_b` in Python"
    ]


def test_collisions_are_told_where_they_are(tmp_path: Path) -> None:
    schemas = {
        "Pet": obj(a={**TEXT, NAMED: "c"}, b={**TEXT, NAMED: "c"}, d=TEXT),
        "dto": {**obj(), NAMED: "Pet"},
    }
    result = described(tmp_path, schemas)
    assert {name: fields for name, fields in classes(result).items() if fields} == {
        "Pet2": ["c", "c_2", "d"]
    }
    told = {(item.code, item.pointer) for item in result.diagnostics}
    assert ("component-name-collision", "/components/schemas/Pet") in told
    assert ("property-name-collision", "/components/schemas/Pet/properties/b") in told
