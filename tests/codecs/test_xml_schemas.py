"""What the toolkit finds out of schemas for XML, and what XML cannot carry."""

from __future__ import annotations

from typing import Any

import pytest

from generators.codecs.table import toolkit_codec

CODEC = toolkit_codec("application/xml")
TEXT = {"type": "string"}


def described(schema: Any, *, in_place: tuple[str, ...] = (), **components: Any) -> Any:
    return CODEC.described(schema, components, in_place)


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def fact(schema: dict[str, Any], **components: Any) -> dict[str, Any]:
    found: dict[str, Any] = described(thing(p=schema), **components).value["node"]
    result: dict[str, Any] = found["properties"]["p"]
    return {key: value for key, value in result.items() if key != "node"}


@pytest.mark.parametrize(
    ("schema", "root"),
    [
        (ref("Pet"), {"name": "Pet"}),
        (ref("Named"), {"name": "named", "namespace": "urn:n", "prefix": "n"}),
        (ref("Made"), {"name": "root"}),
        (thing(), {"name": "root"}),
        ({**ref("Pet"), "xml": {"name": "own"}}, {"name": "own"}),
        ({"anyOf": [ref("Pet"), {"type": "null"}]}, {"name": "Pet"}),
        ({"type": "array", "items": ref("Pet")}, {"name": "root", "item": {"name": "Pet"}}),
        ({"type": "array", "items": ref("Made")}, {"name": "root", "item": {"name": "item"}}),
        (ref("Pets"), {"name": "Pets", "item": {"name": "pet"}}),
    ],
)
def test_the_root(schema: Any, root: Any) -> None:
    description = described(
        schema,
        in_place=("Made",),
        Pet=thing(),
        Named={**thing(), "xml": {"name": "named", "namespace": "urn:n", "prefix": "n"}},
        Made=thing(),
        Pets={"type": "array", "items": {**ref("Pet"), "xml": {"name": "pet"}}},
    )
    assert (description.content, description.value["root"]) == ("schema", root)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (TEXT, {"name": "p", "in": "element"}),
        ({**TEXT, "xml": {"attribute": True, "name": "a"}}, {"name": "a", "in": "attribute"}),
        ({**TEXT, "xml": {"nodeType": "attribute"}}, {"name": "p", "in": "attribute"}),
        ({**TEXT, "xml": {"nodeType": "cdata"}}, {"name": "p", "in": "text"}),
        (ref("Pet"), {"name": "pet", "in": "element"}),
        ({**ref("Pet"), "xml": {"name": "own"}}, {"name": "own", "in": "element"}),
        (
            {"type": "array", "items": TEXT, "xml": {"name": "outer"}},
            {"name": "outer", "in": "element", "item": {"name": "p"}},
        ),
        (
            {"type": "array", "items": TEXT, "xml": {"name": "outer", "wrapped": True}},
            {"name": "outer", "in": "element", "wrapped": True, "item": {"name": "outer"}},
        ),
        (
            {"type": "array", "items": ref("Pet"), "xml": {"nodeType": "element"}},
            {"name": "p", "in": "element", "wrapped": True, "item": {"name": "pet"}},
        ),
    ],
)
def test_properties(schema: Any, expected: Any) -> None:
    assert fact(schema, Pet={**thing(), "xml": {"name": "pet"}}) == expected


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        (thing(a={"type": "array", "items": {"type": "array", "items": TEXT}}), "array of arrays"),
        (thing(**{"a b": TEXT}), "cannot be a name"),
        (thing(a={**thing(), "xml": {"attribute": True}}), "no single value"),
        (thing(a={**thing(), "xml": {"nodeType": "none"}}), "no element of its own"),
        (thing(a={"type": "array", "prefixItems": [TEXT]}), "by their position"),
        ({"oneOf": [thing(), {"type": "array", "items": TEXT}]}, "not told apart"),
        (
            {"oneOf": [thing(a={**TEXT, "xml": {"attribute": True}}), thing(a=TEXT)]},
            "in different ways",
        ),
        (ref("Bad"), "cannot be a name"),
        (thing(a={"type": "array", "items": ref("Bad")}), "cannot be a name"),
    ],
)
def test_what_xml_cannot_carry(schema: Any, why: str) -> None:
    description = described(schema, Bad=thing(**{"1": TEXT}))
    assert description.content == "text"
    assert why in description.refused


@pytest.mark.parametrize(
    "schema", [None, True, {}, TEXT, {"type": ["string", "null"]}, ref("Name")]
)
def test_what_is_text_anyway(schema: Any) -> None:
    description = described(schema, Name=TEXT)
    assert (description.content, description.refused) == ("text", "")


def test_facts_of_what_refers_to_itself_are_finite() -> None:
    tree = thing(left=ref("Tree"), right={"anyOf": [ref("Leaf"), {"type": "null"}]})
    description = described(ref("Tree"), Tree=tree, Leaf=thing(up=ref("Tree")), Other=thing())
    assert list(description.shared) == ["Leaf", "Tree"]
    assert description.shared["Tree"]["properties"]["right"]["node"] == "Leaf"


def test_alternatives_are_read_together() -> None:
    description = described(
        {"oneOf": [ref("Cat"), ref("Dog")]},
        Cat={**thing(kind={"const": "cat"}, age={"type": "integer"}), "required": ["kind"]},
        Dog={**thing(kind={"const": "dog"}, age=TEXT), "required": ["kind"]},
    )
    properties = description.value["node"]["properties"]
    assert properties["kind"]["required"] is True
    assert properties["age"]["node"] == {"types": ["integer", "string"]}
