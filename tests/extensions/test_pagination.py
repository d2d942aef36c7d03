"""The extension `x-pagination`: what is proposed is right, and a wrong one costs pages only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generators import pipeline
from generators.document import load
from generators.document.composition import Composition, Placed
from generators.document.objects import Objects
from generators.extensions import pagination
from generators.extensions.pagination_shapes import proposed
from tests.rules.cases import CASES

if TYPE_CHECKING:
    from pathlib import Path

    from generators.extensions.pagination import Reading

PROPOSED = CASES / "pagination_proposed/openapi.yaml"
HEAD = {"openapi": "3.1.0", "info": {"title": "Paged", "version": "1"}}


def test_what_is_proposed_meets_the_requirements() -> None:
    document = load(PROPOSED).document
    assert document is not None
    objects, composition = Objects(document), Composition(document)
    styles = set()
    for operation in objects.operations:
        place = Placed(operation.node.pointer, operation.node.value)
        text = proposed(objects, composition, place, operation.item.value)
        if text:
            stated = {**place.value, pagination.NAME: yaml.safe_load(text)}
            placed = Placed(place.pointer, stated)
            reading = pagination.read(objects, composition, placed, operation.item.value)
            assert reading.problems == [], text
            styles.add(reading.style)
    assert styles == {"cursor", "next-url", "link", "offset", "page"}


@pytest.mark.parametrize("case", ["pagination_form", "pagination_place"])
def test_a_wrong_one_costs_its_operation_the_pages_only(case: str) -> None:
    described = pipeline.describe(CASES / case / "openapi.yaml")
    assert described.api is not None
    paged = {operation.path for operation in described.api.operations if operation.pagination}
    count = len(list(described.api.operations))
    assert paged == {"/right"}
    assert count == {"pagination_form": 11, "pagination_place": 14}[case]
    assert {loss.effect for loss in described.losses} == {"degraded"}


def _paths(ways: dict[str, str]) -> dict[str, Any]:
    """Return operations that answer the same page, each with its items at another place."""
    answer = {"$ref": "#/components/schemas/Page"}
    return {
        f"/{name}": {
            "get": {
                pagination.NAME: {"style": "link", "items": items},
                "responses": {
                    "200": {"description": "", "content": {"application/json": {"schema": answer}}}
                },
            }
        }
        for name, items in ways.items()
    }


def _described(document: dict[str, Any], folder: Path) -> pipeline.Described:
    file = folder / "openapi.yaml"
    file.write_text(yaml.safe_dump(document), "utf-8")
    return pipeline.describe(file)


def test_operations_that_differ_on_one_class_are_told(tmp_path: Path) -> None:
    texts = {"type": "array", "items": {"type": "string"}}
    page = {"type": "object", "properties": {"a": texts, "b": texts}}
    document = {
        **HEAD,
        "paths": _paths({"first": "/a", "second": "/b", "third": "/a"}),
        "components": {"schemas": {"Page": page}},
    }
    described = _described(document, tmp_path)
    assert described.api is not None
    paged = {operation.path for operation in described.api.operations if operation.pagination}
    assert paged == {"/first", "/third"}
    told = [note for note in described.diagnostics if note.code == "pagination-place"]
    assert [note.pointer for note in told] == ["/paths/~1second/get/x-pagination"]


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({"type": ["array", "null"], "items": {"type": "integer"}}, "/a"),
        ({"$ref": "#/components/schemas/List"}, "/a"),
        ({"anyOf": [{"$ref": "#/components/schemas/List"}, {"type": "null"}]}, "/a"),
        ({"type": "object", "properties": {"x/y~z": {"type": "array"}}}, "/a/x~1y~0z"),
        ({"$ref": "#/components/schemas/Inside"}, "/a/list"),
    ],
)
def test_items_are_found_wherever_they_are(schema: Any, path: str, tmp_path: Path) -> None:
    schemas = {
        "Page": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"title": "a page"}]},
        "Base": {"type": "object", "properties": {"a": schema}},
        "List": {"type": "array", "items": {"type": "object", "properties": {"id": {}}}},
        "Inside": {"type": "object", "properties": {"list": {"$ref": "#/components/schemas/List"}}},
    }
    document = {**HEAD, "paths": _paths({"first": path}), "components": {"schemas": schemas}}
    described = _described(document, tmp_path)
    assert described.api is not None
    (operation,) = described.api.operations
    assert operation.pagination is not None, described.diagnostics


def test_a_reading_says_what_is_named() -> None:
    reading = _reading({"style": "page", "items": "/data", "parameter": "page", "first": 0})
    assert (reading.style, reading.places, reading.first) == ("page", {"items": ("data",)}, 0)
    assert reading.parameter is not None


def test_the_first_page_has_the_default_of_its_parameter() -> None:
    stated = {"style": "page", "items": "/data", "parameter": "page"}
    assert _reading(stated).first == 1
    assert _reading(stated, default=0).first == 0
    assert _reading({**stated, "first": 2}, default=0).first == 2


def _reading(stated: dict[str, Any], **schema: Any) -> Reading:
    document = load(PROPOSED).document
    assert document is not None
    objects = Objects(document)
    operation = next(item for item in objects.operations if item.path == "/numbers")
    place = Placed(operation.node.pointer, {**operation.node.value, pagination.NAME: stated})
    place.value["parameters"][0]["schema"].update(schema)
    return pagination.read(objects, Composition(document), place, operation.item.value)
