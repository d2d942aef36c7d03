"""What follows from the schemas that another refers to is what comparing its values says."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.document.pointer import join
from generators.review.compare import compare
from generators.review.compare.induction import Induction
from generators.review.compare.sides import SCHEMAS, Side
from generators.review.compare.walk import Pair, Walk
from generators.review.model import Direction
from tests.review import python_cases
from tests.review.editing import KINDS, edit

TODAY = datetime.date(2026, 1, 1)


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def document(most: int, **more: Any) -> dict[str, Any]:
    """Return a document in which a ring of schemas leads to one with a limit."""
    schemas = {
        "Limited": {
            "type": "object",
            "properties": {"text": {"type": "string", "maxLength": most}},
        },
        "First": {"type": "object", "properties": {"second": ref("Second"), "one": ref("Limited")}},
        "Second": {
            "type": "object",
            "properties": {"third": {"anyOf": [ref("Third"), {"type": "string"}]}},
        },
        "Third": {"type": "array", "items": ref("First")},
        "Apart": {"type": "object", "properties": {"name": {"type": "string"}}},
    }
    content = {"application/json": {"schema": ref("First")}}
    operation = {
        "operationId": "swap",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Fine.", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ring", "version": "1"},
        "paths": {"/ring": {"post": operation}},
        "components": {"schemas": schemas | more},
    }


def holding(base: dict[str, Any], head: dict[str, Any], direction: Direction) -> set[str]:
    sides = [Side(python_cases.document(data)) for data in (base, head)]
    induction = Induction(Walk(sides[0], sides[1], TODAY))
    places = {name: (join(SCHEMAS, name),) for name in head["components"]["schemas"]}
    return {name for name, at in places.items() if induction.holds(Pair(at, at, direction))}


def test_a_ring_holds_where_what_it_leads_to_does() -> None:
    unchanged = {"First", "Second", "Third", "Apart"}
    assert holding(document(9), document(8), Direction.RESPONSE) == unchanged
    assert holding(document(9), document(8), Direction.REQUEST) == {"Apart"}
    assert holding(document(8), document(9), Direction.REQUEST) == unchanged


@pytest.mark.parametrize(
    "combined", [{"oneOf": [ref("Limited")]}, {"not": ref("Limited")}, {"allOf": [ref("Limited")]}]
)
def test_nothing_follows_from_what_is_combined(combined: dict[str, Any]) -> None:
    base, head = document(9, Apart=combined), document(8, Apart=combined)
    assert "Apart" not in holding(base, head, Direction.RESPONSE)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30)), min_size=1, max_size=3))
@example([("property", 0)])
@settings(max_examples=10)
def test_findings_are_those_of_comparing_all_values(edits: list[tuple[str, int]]) -> None:
    base, head = document(9), document(8)
    for kind, number in edits:
        edit(head, kind, number)
    documents = python_cases.document(base), python_cases.document(head)
    found = compare(*documents, today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Induction, "holds", lambda *_: False)
        assert compare(*documents, today=TODAY) == found
