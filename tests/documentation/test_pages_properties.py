"""Pages that are made of random documents: they are read back, and each change is found."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import Document, load
from generators.documentation.captured import capture
from generators.documentation.guides import Guides
from generators.documentation.reading import compare
from generators.documentation.texts import TEXT, Prose

NAMES = st.sampled_from(["a", "b", "c", "name", "value", "id-x", "$k"])
"""Few, so that one stands in an object and around it."""
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "enum": ["A", "B b", "C"]},
        {"type": "integer"},
        {"type": "integer", "format": "int64"},
        {"type": "number", "format": "double"},
        {"type": "boolean"},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ]
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(NAMES, inner, min_size=1, max_size=4).flatmap(
        lambda properties: st.lists(st.sampled_from([*properties]), max_size=2, unique=True).map(
            lambda required: (
                {"type": "object", "properties": properties}
                | ({"required": required} if required else {})
            )
        )
    )


def lists(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return inner.map(lambda items: {"type": "array", "items": items})


VALUES = st.recursive(
    SCALARS, lambda inner: objects(inner) | lists(SCALARS | objects(inner)), max_leaves=12
)
BODIES = objects(VALUES)


def listed(schema: dict[str, Any], *, expanded: bool) -> list[str]:
    """Return an object as the pages list it."""
    lines = []
    for name, written in schema["properties"].items():
        inner, suffix = written, ""
        while inner["type"] == "array":
            inner, suffix = inner["items"], suffix + "[]"
        required = " required" if name in schema.get("required", ()) else ""
        lines.append(f"{name} {inner.get('format') or inner['type']}{suffix}{required}")
        if "enum" in inner:
            lines.append(f"Possible values: [{', '.join(inner['enum'])}]")
        if inner["type"] == "object" and expanded:
            if "properties" in inner:
                below = listed(inner, expanded=True)
            else:
                below = ["property name* string"]
            lines += ["Array [", *below, "]"] if suffix else below
    return lines


def sample(schema: dict[str, Any]) -> Any:
    """Return the sample that the pages make of a schema."""
    if schema["type"] == "object":
        return {name: sample(inner) for name, inner in schema.get("properties", {}).items()}
    if schema["type"] == "array":
        return [sample(schema["items"])]
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date-time":
        return "2024-07-29T15:51:28.071Z"
    return {"string": "string", "integer": 0, "number": 0, "boolean": True}[schema["type"]]


def page(schema: dict[str, Any], *, expanded: bool, shown: bool = True) -> Prose:
    lines = ["Put it", "Request Body required", *listed(schema, expanded=expanded)]
    lines += ["Responses", "- 204", "Put", "PUT /it"]
    if shown:
        lines += ["Request", "Body required", json.dumps(sample(schema), indent=0)]
    return Prose("page.txt", "\n".join(lines), TEXT)


def document(schema: dict[str, Any]) -> Document:
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    operation = {
        "summary": "Put it",
        "requestBody": body,
        "responses": {"204": {"description": "Put"}},
    }
    data = {
        "openapi": "3.1.0",
        "info": {"title": "It", "version": "1"},
        "paths": {"/it": {"put": operation}},
    }
    loaded, problems = load("it.json", read=lambda _: json.dumps(data).encode())
    assert loaded is not None
    assert not problems
    return loaded


def codes(schema: dict[str, Any], text: Prose) -> list[str]:
    return sorted(item.diagnostic.code for item in compare(document(schema), [text]).findings)


@settings(deadline=None, max_examples=25)
@given(BODIES)
def test_a_page_agrees_with_its_document(schema: dict[str, Any]) -> None:
    assert codes(schema, page(schema, expanded=True)) == []
    assert codes(schema, page(schema, expanded=True, shown=False)) == []


@settings(deadline=None, max_examples=25)
@given(BODIES)
def test_a_page_is_read_without_a_document(schema: dict[str, Any]) -> None:
    read = capture(page(schema, expanded=True), Guides(None, None))
    assert read.request is not None

    def names(claims: Any) -> Any:
        return {claim.name: names(claim.children) for claim in claims or ()}

    def known(schema: dict[str, Any]) -> Any:
        while schema["type"] == "array":
            schema = schema["items"]
        if "additionalProperties" in schema:
            return {"": {}}
        return {name: known(inner) for name, inner in schema.get("properties", {}).items()}

    assert names(read.request.claims) == known(schema)


@settings(deadline=None, max_examples=25)
@given(BODIES)
def test_a_collapsed_page_only_says_less(schema: dict[str, Any]) -> None:
    less = {"only-sampled", "values-beyond", "format-beyond"}
    assert set(codes(schema, page(schema, expanded=False))) <= less


def places(schema: Any, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return where there are properties."""
    found = []
    for name, inner in schema.get("properties", {}).items():
        found.append((*at, "properties", name))
        found += places(inner, (*at, "properties", name))
    if "items" in schema:
        found += places(schema["items"], (*at, "items"))
    return found


@pytest.mark.parametrize(
    "change", ["gone", "more", "type", "format", "values", "order", "required", "list"]
)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_each_change_gives_its_finding(change: str, data: st.DataObject) -> None:
    schema = data.draw(BODIES)
    *around, name = data.draw(st.sampled_from(places(schema)))
    shown = data.draw(st.booleans())
    text = page(schema, expanded=True, shown=shown)
    changed = copy.deepcopy(schema)
    properties: Any = changed
    for step in around:
        properties = properties[step]
    owner: Any = changed
    for step in around[:-1]:
        owner = owner[step]
    inner = properties[name]
    expected: str
    if change == "gone":
        expected = "property-missing"
        del properties[name]
        owner.pop("required", None) if name in owner.get("required", ()) else None
    elif change == "more":
        expected = "property-beyond"
        properties["another"] = {"type": "string"}
    elif change == "type":
        expected = "type-differs"
        properties[name] = {"type": "boolean" if inner["type"] != "boolean" else "string"}
    elif change == "list":
        expected = "type-differs"
        properties[name] = {"type": "array", "items": inner}
    elif change == "required":
        expected = "required-differs"
        listed_now = owner.pop("required", [])
        others = [other for other in listed_now if other != name]
        owner["required"] = others if name in listed_now else [*others, name]
    elif change == "format":
        is_string = inner.get("type") == "string"
        expected = "format-differs" if "format" in inner else "format-beyond"
        inner["format"] = "uuid" if is_string else "int32"
        if inner["type"] not in {"string", "integer"} or "enum" in inner:
            return
    else:
        expected = "values-differ"
        if "enum" not in inner:
            return
        values = inner["enum"]
        inner["enum"] = values[::-1] if change == "order" else [*values, "Z"]
    told = codes(changed, text)
    # Without a sample, the document itself says what is in what: it is found, maybe elsewhere.
    assert expected in told if shown else told
