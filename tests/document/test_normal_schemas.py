"""Schemas in normal form: a component for each that becomes a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.document.normal_form import normal_schemas

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"type": "string"}


def object_of(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_an_object_in_a_property_has_a_component(tmp_path: Path) -> None:
    schemas = normal_schemas(
        tmp_path, {"Order": object_of(customer=object_of(name=TEXT), note=TEXT)}
    )
    reference = {"$ref": "#/components/schemas/OrderCustomer"}
    assert schemas == {
        "Order": object_of(customer=reference, note=TEXT),
        "OrderCustomer": object_of(name=TEXT),
    }


def test_what_is_included_is_merged(tmp_path: Path) -> None:
    base = {"$ref": "#/components/schemas/Base"}
    schemas = normal_schemas(
        tmp_path, {"Base": object_of(id=TEXT), "Order": {"allOf": [base, object_of(note=TEXT)]}}
    )
    assert schemas["Order"] == object_of(id=TEXT, note=TEXT)


def test_a_part_of_another_schema_is_merged(tmp_path: Path) -> None:
    part = {"$ref": "#/components/schemas/Base/properties/part"}
    source = {
        "Base": object_of(part=object_of(id=TEXT)),
        "Order": {"allOf": [part, object_of(note=TEXT)]},
        "Again": {"allOf": [{"$ref": "#/components/schemas/Order/allOf/1"}, object_of(x=TEXT)]},
    }
    schemas = normal_schemas(tmp_path, source)
    assert schemas["Order"] == object_of(id=TEXT, note=TEXT)
    assert schemas["Again"] == object_of(note=TEXT, x=TEXT)


def test_null_of_a_component_moves_to_its_users(tmp_path: Path) -> None:
    customer = {"$ref": "#/components/schemas/Customer"}
    source = {
        "Order": object_of(customer=customer),
        "Customer": {**object_of(name=TEXT), "nullable": True},
    }
    schemas = normal_schemas(tmp_path, source, openapi="3.0.3")
    assert schemas["Customer"] == object_of(name=TEXT)
    assert schemas["Order"] == object_of(customer={"anyOf": [customer, {"type": "null"}]})


def test_nullable_beside_a_reference_is_meant(tmp_path: Path) -> None:
    customer = {"$ref": "#/components/schemas/Customer"}
    source = {
        "Order": object_of(customer={**customer, "nullable": True}),
        "Customer": object_of(name=TEXT),
    }
    nullable = object_of(customer={"anyOf": [customer, {"type": "null"}]})
    assert normal_schemas(tmp_path, source, openapi="3.0.3")["Order"] == nullable
    assert normal_schemas(tmp_path, source)["Order"] == source["Order"]


def test_a_reference_to_a_part_around_it_ends(tmp_path: Path) -> None:
    part = {"$ref": "#/components/schemas/Order/properties/next"}
    order = object_of(next={"type": "array", "items": part})
    inner = {"type": "array", "items": {"type": "array", "items": {}}}
    assert normal_schemas(tmp_path, {"Order": order}) == {"Order": object_of(next=inner)}


def test_components_keep_their_order(tmp_path: Path) -> None:
    second = {"$ref": "#/components/schemas/B/properties/part"}
    schemas = normal_schemas(
        tmp_path, {"A": object_of(b=second), "B": object_of(part=object_of(c=TEXT))}
    )
    assert list(schemas) == ["A", "B", "BPart"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "properties": {"a": TEXT}, "required": ["a"]}, {"type": "string"}),
        ({"type": "integer", "format": "date-time"}, {"type": "integer"}),
        (
            {"type": "integer", "format": "int64", "minLength": 1},
            {"type": "integer", "format": "int64"},
        ),
        ({"type": ["integer", "string"], "format": "date"}, None),
        (
            {"type": "object", "additionalProperties": TEXT, "items": TEXT},
            {"type": "object", "additionalProperties": TEXT},
        ),
        ({"format": "date", "minItems": 1}, None),
        (
            {"type": "array", "items": TEXT, "minItems": 1, "pattern": "a"},
            {"type": "array", "items": TEXT, "minItems": 1},
        ),
    ],
)
def test_keywords_of_other_types_say_nothing(
    tmp_path: Path, schema: dict[str, Any], expected: dict[str, Any] | None
) -> None:
    source = {"Order": object_of(part=schema), "Part": schema}
    schemas = normal_schemas(tmp_path, source)
    assert schemas["Order"] == object_of(part=expected or schema)
    assert schemas["Part"] == (expected or schema)
