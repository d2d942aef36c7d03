"""References by `$anchor`, `$id`, `$dynamicAnchor` and `$self` are references by pointer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generators.document import load
from generators.document.anchors import by_pointer


def pointed(data: Any) -> Any:
    by_pointer(json.dumps(data), data)
    return data


def schemas(**components: Any) -> dict[str, Any]:
    return {"components": {"schemas": components}}


REF = "#/components/schemas/"


@pytest.mark.parametrize(
    ("ref", "target"),
    [
        ("#pet", "Pet"),
        ("pets.json", "Pets"),
        ("pets.json#", "Pets"),
        ("pets.json#/$defs/one", "Pets/$defs/one"),
        ("pets.json#named", "Pets/$defs/one"),
        ("https://example.com/x/deep.json", "Deep"),
        ("https://example.com/x/inner.json", "Deep/properties/inner"),
        ("urn:example:cat", "Cat"),
        ("urn:example:cat#claw", "Cat/$defs/claw"),
        ("#/components/schemas/Pet", "Pet"),
    ],
)
@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef"])
def test_what_a_name_means(ref: str, target: str, keyword: str) -> None:
    document = schemas(
        Pet={"$anchor": "pet"},
        Pets={"$id": "pets.json", "$defs": {"one": {"$dynamicAnchor": "named"}}},
        Deep={
            "$id": "https://example.com/x/deep.json",
            "properties": {"inner": {"$id": "inner.json"}},
        },
        Cat={"$id": "urn:example:cat", "$defs": {"claw": {"$anchor": "claw"}}},
        User={keyword: ref},
    )
    assert pointed(document)["components"]["schemas"]["User"] == {"$ref": REF + target}


@pytest.mark.parametrize(
    ("ref", "target"),
    [
        ("#/$defs/a", "Box/$defs/a"),
        ("#a", "Box/$defs/a"),
        ("#", "Box"),
        ("other.json", "Other"),
        ("#/components/schemas/Other", "Other"),
        ("a.yaml#/x", None),
        ("#missing", None),
    ],
)
def test_references_are_relative_to_the_identifier_around_them(
    ref: str, target: str | None
) -> None:
    box = {
        "$id": "https://example.com/box.json",
        "$defs": {"a": {"$anchor": "a"}},
        "properties": {"one": {"$ref": ref}},
    }
    document = schemas(Box=box, Other={"$id": "https://example.com/other.json"})
    inner = pointed(document)["components"]["schemas"]["Box"]["properties"]["one"]
    assert inner == {"$ref": ref if target is None else REF + target}


def test_keywords_are_gone_and_names_are_none() -> None:
    document = schemas(
        A={"$id": "a", "$anchor": "b", "properties": {"$id": {"type": "string"}, "$anchor": {}}},
        B={"example": {"$id": "c", "$ref": "a"}, "x-data": {"$ref": "a"}, "const": {"$id": "a"}},
    )
    assert pointed(document)["components"]["schemas"] == {
        "A": {"properties": {"$id": {"type": "string"}, "$anchor": {}}},
        "B": {"example": {"$id": "c", "$ref": "a"}, "x-data": {"$ref": "a"}, "const": {"$id": "a"}},
    }


def test_mappings_of_discriminators() -> None:
    mapping = {"cat": "#cat", "dog": "Dog", "pig": "#/components/schemas/Pig"}
    document = schemas(
        Cat={"$anchor": "cat"}, Pet={"oneOf": [], "discriminator": {"mapping": mapping}}
    )
    pointed(document)
    assert mapping == {"cat": f"{REF}Cat", "dog": "Dog", "pig": f"{REF}Pig"}


def test_a_dynamic_reference_with_several_meanings_stays() -> None:
    document = schemas(
        Page={
            "$id": "page",
            "items": {"$dynamicRef": "#item"},
            "$defs": {"x": {"$dynamicAnchor": "item"}},
        },
        Pets={"$id": "pets", "$ref": "page", "$defs": {"x": {"$dynamicAnchor": "item"}}},
    )
    page = pointed(document)["components"]["schemas"]["Page"]
    assert page["items"] == {"$dynamicRef": "#item"}
    assert document["components"]["schemas"]["Pets"]["$ref"] == f"{REF}Page"


def test_the_document_has_a_name_too() -> None:
    document = {
        "$self": "https://example.com/api.yaml",
        **schemas(A={"$ref": "/api.yaml#/components/schemas/B"}, B={}),
    }
    assert pointed(document)["components"]["schemas"]["A"] == {"$ref": f"{REF}B"}


def test_anchors_of_other_files() -> None:
    texts = {
        "main.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n"
        "  schemas:\n    A: {$ref: 'b.yaml#pet'}\n    B: {$ref: 'b.yaml#gone'}\n",
        "b.yaml": "x: {$anchor: pet, type: object, properties: {tag: {$ref: '#tag'}}}\n"
        "y: {$anchor: tag, type: string}\n",
    }
    document, problems = load("main.yaml", read=lambda path: texts[path].encode())
    assert document is not None
    components = document.data["components"]["schemas"]
    assert components["A"]["properties"]["tag"] == {"$ref": f"{REF}y"}
    assert components["y"] == {"type": "string"}
    assert [str(problem.location) for problem in problems] == ["main.yaml:7:15"]


def test_a_document_without_such_keywords_is_left_alone() -> None:
    document = schemas(A={"$ref": "b.yaml"})
    assert by_pointer(json.dumps(document), document) == {}
    assert document == schemas(A={"$ref": "b.yaml"})
