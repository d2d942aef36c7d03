"""Fingerprints: what is accepted covers no other change at the same place."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generators.review.compare import compare
from generators.review.model import Level
from tests.review.rewriting import document, put

TEXT = {"type": "string"}
OBJECT = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
NEEDS_C, NEEDS_NUMBER_C = (
    {"type": "object", "properties": {"a": TEXT, "b": TEXT, "c": {"type": kind}}, "required": ["c"]}
    for kind in ("string", "number")
)
BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shelf", "version": "1.0.0"},
    "paths": {
        "/books": {
            "post": {
                "operationId": "addBook",
                "parameters": [{"name": "x", "in": "query", "schema": TEXT}],
                "requestBody": {"content": {"application/json": {"schema": OBJECT}}},
                "responses": {"204": {"description": "Added."}},
            }
        }
    },
}
PARAMETER = "/paths/~1books/post/parameters"
SCHEMA = "/paths/~1books/post/requestBody/content/application~1json/schema"


def breaks(pointer: str, value: Any) -> set[str]:
    """Return the fingerprints of what breaks with another value at a place."""
    data = copy.deepcopy(BASE)
    put(data, pointer, value)
    findings = compare(document(BASE), document(data))
    return {finding.fingerprint for finding in findings if finding.wire is Level.MAJOR}


def _parameters(name: str) -> list[dict[str, Any]]:
    return [
        {"name": "x", "in": "query", "schema": TEXT},
        {"name": name, "in": "query", "required": True, "schema": TEXT},
    ]


@pytest.mark.parametrize(
    ("pointer", "first", "second"),
    [
        (PARAMETER, _parameters("y"), _parameters("z")),
        (f"{SCHEMA}/required", ["y"], ["z"]),
        (f"{SCHEMA}/required", ["a"], ["b"]),
        (SCHEMA, NEEDS_C, NEEDS_NUMBER_C),
        (
            f"{SCHEMA}/anyOf",
            [{"required": ["a"]}, {"required": ["b"]}],
            [{"required": ["a", "b"]}, {"minProperties": 2}],
        ),
        (
            f"{SCHEMA}/properties/a",
            {"oneOf": [TEXT, {"type": "string", "minLength": 2}]},
            {"oneOf": [TEXT, {"type": "string", "minLength": 3}]},
        ),
    ],
)
def test_another_change_at_the_same_place_has_another_fingerprint(
    pointer: str, first: Any, second: Any
) -> None:
    one, other = breaks(pointer, first), breaks(pointer, second)
    assert one
    assert other
    assert one.isdisjoint(other)


def _variant(name: str, **facts: Any) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: {**TEXT, **facts}}}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["a"], ["a", "c", "d"]),
        (["a", "c", "d"], ["a", "c", "e"]),
        (["a", "c", "d"], ["a", "c", "long"]),
    ],
)
@pytest.mark.parametrize("way", ["request", "response"])
@pytest.mark.parametrize("named", [False, True])
def test_what_stands_in_place_of_a_variant_tells_its_loss(
    first: list[str], second: list[str], way: str, *, named: bool
) -> None:
    """Accepting that a variant goes for one says nothing of its going for others."""

    def made(names: list[str]) -> dict[str, Any]:
        schemas = {name: _variant(name) for name in names}
        if "long" in names:
            schemas["d"] = _variant("d", minLength=9)
            del schemas["long"]
        components = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
        data = copy.deepcopy(BASE)
        variants = {"oneOf": components if named else [*schemas.values()]}
        content = {"content": {"application/json": {"schema": variants}}}
        operation = data["paths"]["/books"]["post"]
        if way == "request":
            operation["requestBody"] = content
        else:
            operation["responses"]["204"] |= content
        if named:
            data["components"] = {"schemas": schemas}
        return data

    base = document(made(["a", "b"]))
    one, other = (
        {
            finding.fingerprint
            for finding in compare(base, document(made(names)))
            if "-variant-" in finding.id and finding.wire is Level.MAJOR
        }
        for names in (first, second)
    )
    # In a request each is about the lost variant; in a response, about the new ones.
    assert other - one
    assert way == "response" or one.isdisjoint(other)
