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
