"""Values of a path by their schemas, and which template and which values a path has."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from generators.document import load
from generators.document.objects import Objects
from generators.document.path_values import fits_of, may_hold
from generators.document.routing import Routes

TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("schema", "text", "expected"),
    [
        ({}, ".", True),
        (TEXT, ".", True),
        (TEXT, "...", True),
        (TEXT, ":", False),
        (TEXT, ".:", False),
        (TEXT, "", True),
        ({"type": "integer"}, "-", True),
        ({"type": "integer"}, "-v", False),
        ({"type": ["integer", "null"]}, ".", False),
        ({"type": ["integer", "string"]}, ".", True),
        ({"type": "number"}, ".", True),
        ({"type": "array"}, ",", True),
        ({"type": "object"}, ".", True),
        ({"type": "string", "format": "date"}, "-", False),
        ({"type": "string", "format": "word"}, "-", True),
        ({"enum": ["gz", "tar.gz"]}, ".", True),
        ({"enum": ["gz", 1, True]}, ".", False),
        ({"const": "a.b"}, ".", True),
        ({"type": "string", "pattern": "^[a-z]+$"}, "-", False),
        ({"type": "string", "pattern": "^[a-z]+$"}, "x", True),
        ({"type": "string", "pattern": r"^\d{4}(?:[.]\d+)?$"}, ".", True),
        ({"type": "string", "pattern": r"^v\w+$"}, "-", False),
        ({"type": "string", "pattern": "[a-z]+"}, "-", True),
        ({"type": "string", "pattern": "^a|b$"}, "-", True),
        ({"type": "string", "pattern": "^[^a]$"}, "-", True),
        ({"type": "string", "pattern": r"^[\p{L}]$"}, "-", True),
        ({"type": "string", "pattern": "^.$"}, "-", True),
    ],
)
def test_what_a_value_may_hold(schema: dict[str, Any], text: str, expected: bool) -> None:
    assert may_hold(schema, text) is expected


@pytest.mark.parametrize(
    ("first", "second", "path", "expected"),
    [
        (TEXT, TEXT, "/f/a.tar.gz", {"a": "a.tar", "b": "gz"}),
        (TEXT, TEXT, "/f/a.tar%2Egz", {"a": "a", "b": "tar%2Egz"}),
        (TEXT, {"enum": ["tar.gz"]}, "/f/a.tar.gz", {"a": "a", "b": "tar.gz"}),
        ({"type": "integer"}, TEXT, "/f/1.2.3", {"a": "1", "b": "2.3"}),
        ({"$ref": "#/components/schemas/A"}, TEXT, "/f/x.y.z", {"a": "x", "b": "y.z"}),
        (TEXT, {"type": "integer"}, "/f/x.y.z", {"a": "x.y", "b": "z"}),
    ],
)
def test_values_of_a_path(first: Any, second: Any, path: str, expected: dict[str, str]) -> None:
    shared = [{"name": "a", "in": "path", "schema": first}]
    own = [{"name": "b", "in": "path", "schema": second}]
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "paths": {"/f/{a}.{b}": {"parameters": shared, "get": {"parameters": own}}},
            "components": {"schemas": {"A": {"type": "string", "pattern": "^[a-z]$"}}},
        }
    )
    document = load("a.json", read=lambda _: text.encode()).document
    assert document is not None
    routes = Routes(["/f/{a}.{b}"], partial(fits_of, Objects(document)))
    assert list(routes.match(path)) == [("/f/{a}.{b}", expected)]


def test_an_encoded_reserved_character_is_of_the_value() -> None:
    routes = Routes(["/f/{x}:do", "/f/{x}"])
    assert [template for template, _ in routes.match("/f/1%3Ado")] == ["/f/{x}", "/f/{x}:do"]
    assert [template for template, _ in routes.match("/f/1:do")] == ["/f/{x}:do", "/f/{x}"]
    assert next(routes.match("/f/%FF")) == ("/f/{x}", {"x": "%FF"})
