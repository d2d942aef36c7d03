"""What changes of a document do to methods that take any number of items."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from generators.review.attributing import Attributed, attribute
from generators.review.compare import compare
from generators.review.model import Level
from generators.review.python_api import api_changes
from tests.review import python_cases

_METHOD = "Client.shelf.import_books_each"
_BODY = "/paths/~1books/put/requestBody/content/application~1json/x-items"
_REF = "#/components/schemas/"


def _document() -> dict[str, Any]:
    listed = {"type": "array", "items": {"type": "string"}}
    body = {"x-items": "books", "schema": {"$ref": f"{_REF}Import"}}
    answer = {"schema": {"$ref": f"{_REF}Imported"}}
    put = {
        "operationId": "importBooks",
        "tags": ["shelf"],
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {"200": {"description": "OK", "content": {"application/json": answer}}},
    }
    one = {"type": "object", "required": ["isbn"], "properties": {"isbn": {"type": "string"}}}
    books = {"type": "array", "items": {"$ref": f"{_REF}Book"}}
    schemas = {
        "Import": {"type": "object", "required": ["books"], "properties": {"books": books}},
        "Book": one,
        "Film": copy.deepcopy(one),
        "Imported": {
            "type": "object",
            "x-outcome": {"failed": "failed", "submitted": "stored"},
            "properties": {"failed": listed, "stored": listed},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Library", "version": "1.0.0"},
        "paths": {"/books": {"put": put}},
        "components": {"schemas": schemas},
    }


_EDITS: dict[str, list[dict[str, Any]]] = {
    "as it was": [],
    "without x-items": [{"remove": _BODY}],
    "without x-outcome": [{"remove": "/components/schemas/Imported/x-outcome"}],
    "renamed": [{"set": "/paths/~1books/put/operationId", "to": "storeBooks"}],
    "other items": [
        {
            "set": "/components/schemas/Import/properties/books/items",
            "to": {"$ref": f"{_REF}Film"},
        }
    ],
}


@cache
def _generated(edits: str) -> Any:
    return python_cases.generated(python_cases.edited(_document(), _EDITS[edits]))


def _attributed(before: str, after: str) -> Attributed:
    base, head = _generated(before), _generated(after)
    findings = compare(base.described.document, head.described.document)
    changes = api_changes(base.tree, head.tree)
    return attribute(findings, changes, base.described, head.described)


@pytest.mark.parametrize(
    ("before", "after", "finding", "expected"),
    [
        ("as it was", "without x-items", "items-changed", {("method-removed", Level.MAJOR)}),
        ("without x-items", "as it was", "items-changed", {("method-added", Level.MINOR)}),
        ("as it was", "without x-outcome", "outcome-changed", {("method-removed", Level.MAJOR)}),
        ("without x-outcome", "as it was", "outcome-changed", {("method-added", Level.MINOR)}),
        ("as it was", "renamed", "operation-id-changed", {("method-renamed", Level.MAJOR)}),
        (
            "as it was",
            "other items",
            "schema-reference-changed",
            {("parameter-type-changed", Level.MAJOR), ("return-type-changed", Level.MAJOR)},
        ),
    ],
)
def test_the_method_changes_with_what_makes_it(
    before: str, after: str, finding: str, expected: set[tuple[str, Level]]
) -> None:
    attributed = _attributed(before, after)
    assert attributed.unexplained == ()
    (cause,) = [item for item in attributed.findings if item.id == finding]
    of_method = {
        (change.kind, change.level) for change in cause.api if change.path.startswith(_METHOD)
    }
    assert of_method == expected
    elsewhere = [item for item in attributed.findings if item is not cause]
    assert not [change for item in elsewhere for change in item.api if "_each" in change.path]


def test_handlers_and_callers_are_told_apart() -> None:
    (removed,) = [
        item
        for item in _attributed("as it was", "without x-items").findings
        if item.id == "items-changed"
    ]
    assert (removed.code, removed.handlers) == (Level.MAJOR, Level.MAJOR)
    assert "nothing changes for clients" not in removed.detail
    (untold,) = [
        item
        for item in _attributed("as it was", "without x-outcome").findings
        if item.id == "outcome-changed"
    ]
    assert untold.code is Level.MAJOR
    assert untold.handlers < Level.MAJOR
