"""A name on the wire that is the name of a field in Python is an unknown name."""

from __future__ import annotations

import asyncio
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Packages

FITTING: list[dict[str, Any]] = [
    {"index_fullness": 0.4, "dim": 3},
    {"index_fullness": 0.4, "mayBeNull": None},
    {"index_fullness": None},
    {"index_fullness": None, "mayBeNull": None, "indexFullness": 1.5},
    {"may_be_null": 1, "other": None},
    {"may_be_null": 1, "mayBeNull": None, "indexFullness": 2},
    {"inner": {"index_fullness": 0.4, "inner": {"may_be_null": 2}}, "mayBeNull": None},
]
WRONG = [
    ({"indexFullness": None}, ["/indexFullness"]),
    ({"index_fullness": 1, "indexFullness": None}, ["/indexFullness"]),
    ({"inner": {"index_fullness": 1, "indexFullness": None}}, ["/inner/indexFullness"]),
]


def written(data: dict[str, Any]) -> dict[str, Any]:
    """Return what is written of data that was read: whether null was there is not known beside."""
    if "may_be_null" in data and data.get("mayBeNull", 0) is None:
        return {name: value for name, value in data.items() if name != "mayBeNull"}
    return data


def send(app: Any, method: str, path: str, data: Any) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as http:
            return await http.request(method, path, json=data)

    return asyncio.run(ask())


def apps(connect: Connect) -> list[Any]:
    """Return the server and the mock."""
    service = connect("wire_names")
    return [service.app, import_module(f"{service.package.name}.mock").create_mock()]


@pytest.mark.parametrize("data", FITTING, ids=str)
def test_it_is_no_field(connect: Connect, data: dict[str, Any]) -> None:
    for app in apps(connect):
        answer = send(app, "POST", "/stats", data)
        assert answer.status_code == 200
    assert send(apps(connect)[0], "POST", "/stats", data).json() == written(data)


@pytest.mark.parametrize(("data", "pointers"), WRONG, ids=str)
def test_null_is_told_all_the_same(
    connect: Connect, data: dict[str, Any], pointers: list[str]
) -> None:
    for app in apps(connect):
        answer = send(app, "POST", "/stats", data)
        assert answer.status_code == 422
        assert [item["pointer"] for item in answer.json()["violations"]] == pointers


@pytest.mark.parametrize("data", FITTING, ids=str)
def test_item_by_item(connect: Connect, data: dict[str, Any]) -> None:
    items: list[Any] = []
    service = connect("wire_names", {"put_items": lambda body: items.extend(list(body))})
    assert send(service.app, "POST", "/items", {"stats": [data, {"dim": None}]}).status_code == 204
    assert items[0].errors == ()
    assert json.loads(items[0].value.to_json()) == written(data)
    assert [item["pointer"] for item in items[1].errors] == ["/stats/1/dim"]


@pytest.mark.parametrize("data", FITTING, ids=str)
def test_a_client_writes_back_what_it_read(packages: Packages, data: dict[str, Any]) -> None:
    stats = packages("wire_names").models.Stats.from_json(json.dumps(data))
    assert stats.index_fullness == data.get("indexFullness")
    assert stats.model_extra == {name: data[name] for name in stats.model_extra}
    assert json.loads(stats.to_json()) == stats.to_dict() == written(data)
