"""What stands beside alternatives, and beside a reference, is said by what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.document.normal_form import normal_schemas

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
NULL = {"type": "null"}
BESIDE: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "a bound": (
        {"type": "string", "maxLength": 3, "oneOf": [{"minLength": 2}, {"pattern": "^a"}]},
        [{**TEXT, "maxLength": 3, "minLength": 2}, {**TEXT, "maxLength": 3, "pattern": "^a"}],
    ),
    "a type that one of two has": (
        {"type": "string", "maxLength": 3, "anyOf": [TEXT, NUMBER]},
        [{**TEXT, "maxLength": 3}, NUMBER],  # contradicting documents mean it
    ),
    "a bound of one type": (
        {"maxLength": 3, "anyOf": [TEXT, NUMBER]},
        [{**TEXT, "maxLength": 3}, NUMBER],
    ),
    "a bound of null": (
        {"type": ["string", "null"], "maxLength": 3, "anyOf": [{"minLength": 2}, NULL]},
        [{"type": ["string", "null"], "maxLength": 3, "minLength": 2}, NULL],
    ),
    "an array": (
        {"type": "array", "minItems": 1, "anyOf": [{"items": NUMBER}, {"items": TEXT}]},
        [
            {"type": "array", "minItems": 1, "items": NUMBER},
            {"type": "array", "minItems": 1, "items": TEXT},
        ],
    ),
    "numbers": (
        {"type": "number", "minimum": 1, "anyOf": [NUMBER, {"maximum": 9}]},
        [{**NUMBER, "minimum": 1}, {"type": "number", "minimum": 1, "maximum": 9}],
    ),
    "nothing that they do not say": ({"type": "string", "anyOf": [TEXT, TEXT]}, [TEXT, TEXT]),
    "of parts of an allOf": (
        {"allOf": [{"anyOf": [TEXT, NUMBER, NULL]}, {"type": "integer", "minimum": 2}]},
        [{**NUMBER, "minimum": 2}],
    ),
}


@pytest.mark.parametrize(("schema", "expected"), BESIDE.values(), ids=BESIDE)
def test_alternatives_say_what_stood_beside_them(
    tmp_path: Path, schema: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    result = normal_schemas(tmp_path, {"It": schema})["It"]

    assert result.get("anyOf", result.get("oneOf")) == expected


def test_a_required_name_is_given_to_alternatives_that_declare_it(tmp_path: Path) -> None:
    options = [{"properties": {"a": TEXT}}, {"properties": {"a": NUMBER}, "required": ["a"]}]
    schemas = normal_schemas(tmp_path, {"It": {"required": ["a"], "anyOf": options}})

    names = [option["$ref"].rpartition("/")[2] for option in schemas["It"]["anyOf"]]
    assert [schemas[name]["required"] for name in names] == [["a"], ["a"]]


POINT = {"type": "object", "properties": {"x": NUMBER}}
TO_POINT = {"$ref": "#/components/schemas/Point"}
SIBLINGS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "properties": (
        {"properties": {"y": TEXT}, "required": ["x"]},
        {**POINT, "properties": {"x": NUMBER, "y": TEXT}, "required": ["x"]},
    ),
    "a required name": ({"required": ["x"]}, {**POINT, "required": ["x"]}),
    "a closed one": ({"unevaluatedProperties": False}, {**POINT, "unevaluatedProperties": False}),
    "its type": ({"type": "object"}, TO_POINT),
    "a description": ({"description": "One."}, {**TO_POINT, "description": "One."}),
}


@pytest.mark.parametrize(("beside", "expected"), SIBLINGS.values(), ids=SIBLINGS)
@pytest.mark.parametrize("included", [False, True])
def test_what_stands_beside_a_reference_is_said_as_well(
    tmp_path: Path, beside: dict[str, Any], expected: dict[str, Any], *, included: bool
) -> None:
    reference = {**TO_POINT, **beside}
    schema = {"allOf": [reference, {"properties": {"z": TEXT}}]} if included else reference
    result = normal_schemas(tmp_path, {"Point": POINT, "It": schema})["It"]

    if included:
        properties = {**expected.get("properties", POINT["properties"]), "z": TEXT}
        assert result["properties"] == properties
        assert result.get("required") == expected.get("required")
    else:
        assert result == expected


def test_null_of_what_is_referred_to_stays_where_no_type_is_beside_it(tmp_path: Path) -> None:
    nullable = {"type": ["object", "null"], "properties": {"x": NUMBER}}
    schemas = {
        "Point": nullable,
        "Open": {"type": "object", "properties": {"p": {**TO_POINT, "required": ["x"]}}},
        "Closed": {"type": "object", "properties": {"p": {**TO_POINT, "type": "object"}}},
    }
    result = normal_schemas(tmp_path, schemas)

    assert NULL in result["Open"]["properties"]["p"]["anyOf"]
    assert "anyOf" not in result["Closed"]["properties"]["p"]


def test_openapi_30_ignores_what_stands_beside_a_reference(tmp_path: Path) -> None:
    schemas = {"Point": POINT, "It": {**TO_POINT, "required": ["x"]}}
    result = normal_schemas(tmp_path, schemas, openapi="3.0.3")["It"]

    assert result["$ref"] == TO_POINT["$ref"]


def test_values_of_a_component_are_listed_where_a_part_of_it_gives_the_type(
    tmp_path: Path,
) -> None:
    schemas = {"State": {"allOf": [{"enum": ["on", "off", None]}, TEXT]}}
    result = normal_schemas(tmp_path, schemas)

    (reference, _) = result["State"]["anyOf"]
    assert result[reference["$ref"].rpartition("/")[2]]["enum"] == ["on", "off"]


def test_parts_with_properties_leave_out_what_is_of_no_type_of_theirs(tmp_path: Path) -> None:
    """An envelope has any result, and each answer says which object it is."""
    envelope = {"properties": {"result": {"anyOf": [{"type": "object"}, TEXT, NULL]}}}
    answer = {"properties": {"result": {"type": "object", "properties": {"id": NUMBER}}}}
    schemas = normal_schemas(tmp_path, {"It": {"type": "object", "allOf": [envelope, answer]}})
    result = schemas["It"]["properties"]["result"]
    assert result["anyOf"] == [{"$ref": "#/components/schemas/ItResultOption1"}]
    assert schemas["ItResultOption1"]["properties"] == {"id": NUMBER}
