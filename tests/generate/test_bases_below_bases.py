"""A base with a discriminator that extends another one, which has a value for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from tests.generate.service import Package, Packages


def _extending(base: str, **properties: Any) -> dict[str, Any]:
    return {
        "allOf": [{"$ref": f"#/components/schemas/{base}"}],
        "type": "object",
        "properties": properties,
    }


def _told_by(**mapping: str) -> dict[str, Any]:
    return {"discriminator": {"propertyName": "kind", "mapping": mapping}}


SCHEMAS: dict[str, Any] = {
    "Fish": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        **_told_by(shark="Shark", salmon="#/components/schemas/Salmon"),
    },
    "Salmon": _extending("Fish", wild={"type": "boolean"}),
    "Shark": _extending("Fish", age={"type": "integer"}) | _told_by(saw="Saw", goblin="Goblin"),
    "Saw": _extending("Shark", teeth={"type": "integer"}),
    "Goblin": _extending("Shark", jaw={"type": "integer"}),
}


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Bases below bases", "version": "1"},
        "paths": {},
        "components": {"schemas": SCHEMAS},
    }
    return packages.of(document, "bases_below_bases")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("shark", "SharkBase"), ("saw", "Saw"), ("goblin", "Goblin"), ("salmon", "Salmon")],
)
def test_each_value_chooses_a_class(package: Package, kind: str, expected: str) -> None:
    found = TypeAdapter(package.models.Fish).validate_python({"kind": kind})
    assert type(found).__name__ == expected
    assert found.to_dict() == {"kind": kind}


def test_the_value_is_filled_in(package: Package) -> None:
    assert package.models.SharkBase(age=1).to_dict() == {"kind": "shark", "age": 1}
