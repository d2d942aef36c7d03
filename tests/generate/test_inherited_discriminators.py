"""Unions of what extends a base are told apart by the discriminator of that base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from generators.document.inherited import Inherited

if TYPE_CHECKING:
    from tests.generate.service import Packages


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _extending(name: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "allOf": [_ref(name)], "properties": properties}


MAPPING = {"circle": "#/components/schemas/Circle", "square": "Square"}
BASE: dict[str, Any] = {
    "type": "object",
    "required": ["$type"],
    "properties": {"$type": {"type": "string"}, "name": {"type": "string"}},
    "discriminator": {"propertyName": "$type", "mapping": MAPPING},
}
SCHEMAS: dict[str, Any] = {
    "Shape": BASE,
    "Circle": _extending("Shape", radius={"type": "number"}),
    "Square": _extending("Shape", side={"type": "number"}),
    "Other": {"type": "object"},
    "Drawing": {
        "type": "object",
        "properties": {
            "shape": {"oneOf": [_ref("Circle"), _ref("Square")]},
            "shapes": {
                "type": "array",
                "items": {"anyOf": [_ref("Circle"), _ref("Square")]},
            },
        },
    },
}


def test_the_value_of_the_base_chooses(packages: Packages) -> None:
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Shapes of a base", "version": "1"},
        "paths": {},
        "components": {"schemas": SCHEMAS},
    }
    models = packages.of(document, "shapes_of_a_base").models
    square = {"$type": "square", "name": "s"}
    data = {"shape": square, "shapes": [square, {"$type": "circle"}]}
    found = TypeAdapter(models.Drawing).validate_python(data)
    assert type(found.shape) is models.Square
    assert [type(shape) for shape in found.shapes] == [models.Square, models.Circle]
    assert found.to_dict() == data


@pytest.mark.parametrize(
    ("names", "base", "expected"),
    [
        (("Circle", "Square"), BASE, True),
        (("Shape", "Square"), BASE, False),
        (("Circle", "Other"), BASE, False),
        (("Circle",), BASE, False),
        (("Circle", "Square"), {**BASE, "required": []}, False),
        (("Circle", "Square"), {**BASE, "discriminator": {"propertyName": "$type"}}, False),
    ],
)
def test_where_it_is_inherited(names: tuple[str, ...], base: Any, expected: bool) -> None:
    inherited = Inherited({**SCHEMAS, "Shape": base})
    found = inherited.of({"oneOf": [*map(_ref, names), {"type": "null"}]})
    assert (found is not None) is expected
