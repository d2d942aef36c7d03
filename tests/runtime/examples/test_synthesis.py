"""Values made from schemas fit the schemas."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from generators.runtime.examples.scalars import UnmakeableError
from generators.runtime.examples.synthesis import Synthesis

DEFINITIONS: dict[str, Any] = {
    "#/Name": {"type": "string", "minLength": 2},
    "#/Cat": {
        "type": "object",
        "required": ["kind", "lives"],
        "properties": {"kind": {"type": "string"}, "lives": {"type": "integer", "minimum": 9}},
    },
    "#/Tree": {
        "type": "object",
        "required": ["left"],
        "properties": {"left": {"oneOf": [{"$ref": "#/Tree"}, {"type": "null"}]}},
    },
    "#/Endless": {
        "type": "object",
        "required": ["more"],
        "properties": {"more": {"$ref": "#/Endless"}},
    },
}


def make(schema: Any) -> Any:
    return Synthesis(DEFINITIONS.__getitem__).value(schema)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "example": "a"}, "a"),
        ({"type": "string", "examples": ["a", "b"], "default": "c"}, "a"),
        ({"enum": ["b", "a"], "default": "a"}, "b"),
        ({"const": None}, None),
        ({"type": "integer", "default": 3}, 3),
        ({"type": "boolean"}, False),
        ({"type": ["null", "string"]}, "string"),
        ({"type": "null"}, None),
        ({}, {}),
        (True, {}),
        ({"$ref": "#/Name"}, "string"),
        ({"$ref": "#/Tree"}, {"left": None}),
        ({"oneOf": [{"type": "null"}, {"type": "integer"}]}, 0),
        (
            {
                "oneOf": [{"$ref": "#/Cat"}],
                "discriminator": {"propertyName": "kind", "mapping": {"feline": "#/Cat"}},
            },
            {"kind": "feline", "lives": 9},
        ),
        (
            {"oneOf": [{"$ref": "#/Cat"}], "discriminator": {"propertyName": "kind"}},
            {"kind": "Cat", "lives": 9},
        ),
        (
            {
                "type": "object",
                "required": ["id", "secret"],
                "properties": {"id": {"readOnly": True}, "secret": {"writeOnly": True}},
            },
            {"id": {}},
        ),
    ],
)
def test_values(schema: Any, value: Any) -> None:
    assert make(schema) == value


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 12},
        {"type": "string", "maxLength": 2},
        {"type": "string", "pattern": "^[A-Z]{2}$"},
        {"type": "string", "pattern": "^\\d+$", "minLength": 7},
        {"type": "integer", "minimum": 3},
        {"type": "integer", "exclusiveMinimum": 3, "multipleOf": 5},
        {"type": "integer", "maximum": -3},
        {"type": "integer", "exclusiveMaximum": -3, "multipleOf": 2},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        {"type": "number", "exclusiveMaximum": 0, "minimum": -0.25},
        {"type": "number", "minimum": 0.5},
        {"type": "array", "items": {"type": "integer"}, "minItems": 2},
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "null"}], "minItems": 2},
        {"type": "object", "minProperties": 2, "additionalProperties": {"type": "integer"}},
        {"type": "object", "required": ["a"], "additionalProperties": {"type": "string"}},
        {"properties": {"a": {"type": "integer", "minimum": 1}}, "required": ["a"]},
        {
            "allOf": [
                {"required": ["a"], "properties": {"a": {"minLength": 9}}},
                {"required": ["b"], "properties": {"a": {"type": "string"}, "b": {"const": 1}}},
            ]
        },
        {
            "required": ["a"],
            "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
            "anyOf": [{"required": ["b"]}, {"required": ["c"]}],
        },
        *(
            {"type": "string", "format": name}
            for name in ("date", "date-time", "email", "uuid", "uri", "ipv4", "ipv6", "duration")
        ),
    ],
)
def test_values_fit(schema: Any) -> None:
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    assert [error.message for error in validator.iter_errors(make(schema))] == []


def test_bounds_as_in_openapi_30() -> None:
    assert make({"type": "integer", "minimum": 0, "exclusiveMinimum": True}) == 1
    assert make({"type": "integer", "minimum": 4, "exclusiveMinimum": False}) == 4


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"$ref": "#/Endless"}, "more: #/Endless contains itself"),
        (False, "false"),
        ({"type": "string", "pattern": "^x{9}y$", "maxLength": 9}, "longer than 9"),
        ({"type": "string", "pattern": r"^(a)\1$"}, "refers back to a group"),
        ({"oneOf": [False, {"$ref": "#/Endless"}]}, "contains itself"),
        ({"type": "array", "minItems": 1, "items": False}, r"\[\]: nothing fits"),
    ],
)
def test_what_cannot_be_made_says_why(schema: Any, said: str) -> None:
    with pytest.raises(UnmakeableError, match=said):
        make(schema)


def test_a_base_class_stands_for_what_includes_it() -> None:
    from generators.runtime.examples.documented import Documented

    base = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    schemas = {
        "Pet": {**base, "discriminator": {"propertyName": "kind"}},
        "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
    }
    shown = Documented(lambda: json.dumps({"components": {"schemas": schemas}}).encode())
    assert shown.value_of({"schema": {"$ref": "#/components/schemas/Pet"}}) == {"kind": "Dog"}


@pytest.mark.parametrize(
    ("kind", "mapping", "value"),
    [
        ({"type": "integer", "enum": [1, 2]}, {}, 1),
        ({"type": "integer", "enum": [1, 2]}, {"2": "#/Variant"}, 2),
        ({"type": "integer"}, {"3": "#/Variant"}, 3),
        ({"type": "boolean"}, {"false": "#/Variant"}, False),
        ({"enum": ["Other", "Variant"]}, {}, "Variant"),
        ({"type": "string"}, {}, "Variant"),
        ({}, {"1": "#/Variant"}, "1"),
    ],
)
def test_the_discriminator_of_a_value(kind: Any, mapping: Any, value: Any) -> None:
    definitions = {"#/Variant": {"type": "object", "properties": {"kind": kind}}}
    rule = {"propertyName": "kind", "mapping": mapping}
    schema = {"oneOf": [{"$ref": "#/Variant"}], "discriminator": rule}
    assert Synthesis(definitions.__getitem__).value(schema) == {"kind": value}


def test_a_union_in_a_union_says_its_discriminator_itself() -> None:
    rule = {"propertyName": "kind", "mapping": {"two": "#/Inner", "three": "#/Inner"}}
    definitions: dict[str, Any] = {
        "#/Inner": {
            "oneOf": [{"$ref": "#/Three"}],
            "discriminator": {"propertyName": "kind", "mapping": {"three": "#/Three"}},
        },
        "#/Three": {"type": "object", "properties": {"kind": {"type": "string"}}},
    }
    schema = {"oneOf": [{"$ref": "#/Inner"}], "discriminator": rule}
    assert Synthesis(definitions.__getitem__).value(schema) == {"kind": "three"}


def test_the_direction_of_a_value() -> None:
    properties = {
        "id": {"type": "integer", "readOnly": True},
        "pin": {"const": 1, "writeOnly": True},
    }
    schema = {"type": "object", "required": ["id", "pin"], "properties": properties}
    assert Synthesis(DEFINITIONS.__getitem__).value(schema) == {"id": 0}
    assert Synthesis(DEFINITIONS.__getitem__, skip="readOnly").value(schema) == {"pin": 1}
