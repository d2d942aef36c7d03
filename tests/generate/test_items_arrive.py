"""The case `items`: what a generated client sends arrives item by item at a generated server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Service

OPERATIONS = ("replace_stock", "add_readings", "add_events", "add_names")


def report(*, body: Any) -> Any:
    """Say how many items there are, and which of them are wrong."""
    if body is None:
        return {"taken": 0}
    if isinstance(body, list):
        return {"taken": len(body), "refused": []}
    refused, taken = [], 0
    for item in body:
        if item.errors:
            refused.append(item.index)
        else:
            taken += 1
    return {"taken": taken, "refused": refused}


@pytest.fixture
def service(connect: Connect) -> Service:
    return connect("items", dict.fromkeys(OPERATIONS, report))


def call(service: Service, method: str, **arguments: Any) -> tuple[Any, Any]:
    answer = service.call("default", method, **arguments)
    return answer.taken, answer.refused


def test_an_array_in_an_object(service: Service) -> None:
    models = service.package.models
    articles = [models.Article(id=number, size={"width": number}) for number in range(3)]
    known = models.Stock(warehouse="north", articles=articles)
    stock = models.Stock.model_validate({**known.to_dict(), "colour": "red"})
    assert call(service, "replace_stock", body=stock) == (3, [])
    body = service.seen["body"]
    assert body.head.to_dict() == {"warehouse": "north", "colour": "red"}
    assert [item.value for item in body] == articles
    assert [item.data for item in body][1] == {"id": 1, "size": {"width": 1}}


def test_an_array_itself(service: Service) -> None:
    assert call(service, "add_readings", body=[20.5, -3, 0]) == (3, [])
    assert [item.value for item in service.seen["body"]] == [20.5, -3.0, 0.0]
    assert service.seen["body"].head is None
    assert call(service, "add_readings") == (0, None)
    assert service.seen["body"] is None


def test_a_nullable_alias_with_variants(service: Service) -> None:
    models = service.package.models
    events = {"events": [{"kind": "Arrival", "at": "2025-01-01T00:00:00Z"}, {"kind": "Departure"}]}
    assert call(service, "add_events", body={**events, "source": "gate"}) == (2, [])
    values = [item.value for item in service.seen["body"]]
    assert [type(value) for value in values] == [models.Arrival, models.Departure]
    assert service.seen["body"].head.source == "gate"
    assert call(service, "add_events", body={"events": None}) == (0, [])
    assert service.seen["body"].head.to_dict() == {"events": None}


def test_beside_other_media_types(service: Service) -> None:
    body = {"na/mes": ["a", "b"]}
    assert call(service, "add_names", body=body) == (2, [])
    names = ["a", "b", "c"]
    jsonl = {"body": names, "content_type": "application/jsonl"}
    assert call(service, "add_names", **jsonl) == (3, [])
    other = {"body": names, "content_type": "application/vnd.names+json"}
    assert call(service, "add_names", **other) == (3, [])
    assert service.seen["body"] == names
