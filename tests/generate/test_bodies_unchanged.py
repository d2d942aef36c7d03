"""Bodies of which more can be sent than their declared properties arrive whole."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect

CASE = "body_kinds"


def apps(connect: Connect, **answers: Any) -> list[Any]:
    """Return the server and the mock."""
    service = connect(CASE, answers)
    return [service.app, import_module(f"{service.package.name}.mock").create_mock()]


def send(app: Any, path: str, **more: Any) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as http:
            return await http.post(path, **more)

    return asyncio.run(ask())


def test_a_required_body_that_may_be_null(connect: Connect) -> None:
    service = connect(CASE)
    assert service.call("default", "maybe_null", body=None) is None
    assert service.seen == {"body": None}
    assert service.call("default", "maybe_null", body={"x": 5}).x == 5
    with pytest.raises(service.package.errors.RequestInvalid, match="body: is required"):
        service.call("default", "never_null", body=None)
    for app in apps(connect):
        assert send(app, "/null", json=None, content=b"").status_code == 400
        assert send(app, "/null", content=b"null", headers=JSON).status_code == 200
        assert send(app, "/never-null", content=b"null", headers=JSON).status_code == 422


JSON = {"Content-Type": "application/json"}
PATTERNED = {"name": "n", "x-a": {"deep": [1, 2.0]}, "12": "t"}


def test_names_that_match_a_pattern(connect: Connect) -> None:
    service = connect(CASE)
    drifts: list[Any] = []
    hooks = service.package.client.Hooks(on_drift=drifts.append)
    service = connect(CASE, hooks=hooks)
    model = service.package.models.Patterned
    for body in (PATTERNED, model(**PATTERNED)):
        assert service.call("default", "patterned", body=body).to_dict() == PATTERNED
        assert service.seen["body"].to_dict() == PATTERNED
    assert drifts == []
    for app in apps(connect):
        assert send(app, "/patterned", json=PATTERNED).status_code == 200
        answer = send(app, "/patterned", json={**PATTERNED, "y-a": 1})
        assert [item["pointer"] for item in answer.json()["violations"]] == ["/y-a"]
    with pytest.raises(TypeError, match="unknown field"):
        model(**PATTERNED, y_a=1)


def test_a_required_name_that_is_no_property(connect: Connect) -> None:
    service = connect(CASE)
    sent = {"name": "n", "other": [5, 5.0]}
    for body in (sent, service.package.models.RequiredOnly(**sent)):
        assert service.call("default", "required_only", body=body).to_dict() == sent
    for app in apps(connect):
        answer = send(app, "/required", json={"name": "n"})
        assert [item["pointer"] for item in answer.json()["violations"]] == ["/other"]


@pytest.mark.parametrize(
    "data",
    [
        {"a": "x", "b": 1, "c": "2024-01-01"},
        {"a": "x", "b": 1, "d": 2},
        {"a": "x", "b": 1, "c": "2024-01-01", "d": 2.5},
        {"a": "x", "d": 2},
        {"d": 2},
        {"c": "2024-01-01", "d": 5},
    ],
    ids=str,
)
def test_alternatives_of_which_several_hold(connect: Connect, data: dict[str, Any]) -> None:
    service = connect(CASE)
    assert service.call("default", "either", body=data).to_dict() == data
    assert service.seen["body"].to_dict() == data
    for app in apps(connect):
        assert send(app, "/either", json=data).status_code == 200
    assert send(apps(connect)[0], "/either", json=data).json() == data


@pytest.mark.parametrize(("version", "data"), [("1", {"x": 5}), ("2", {"name": "n"})])
def test_media_types_that_differ_by_a_parameter(
    connect: Connect, version: str, data: dict[str, Any]
) -> None:
    service = connect(CASE)
    models = service.package.models
    model = {"1": models.Point, "2": models.Named}[version]
    content_type = f"application/json;v={version}"
    reply = service.package.server.Reply
    service = connect(CASE, {"versions": lambda body: reply(body=body, content_type=content_type)})
    result = service.call("default", "versions", body=data, content_type=content_type)
    assert type(result) is type(service.seen["body"]) is model
    assert type(service.call("default", "versions", body=model(**data))) is model
    for app in apps(connect, versions=lambda body: reply(body=body, content_type=content_type)):
        headers = {"Content-Type": f"application/json; charset=utf-8; V={version}"}
        assert send(app, "/versions", json=data, headers=headers).status_code == 200
        assert send(app, "/versions", json={"y": 1}, headers=headers).status_code == 422


def test_an_answer_that_may_be_text(connect: Connect) -> None:
    service = connect(CASE, {"maybe_text": lambda plain, **_: plain or {"x": 5}})
    method = service.package.client.Default.maybe_text
    assert method.__annotations__["return"] == "models.Point | str"
    assert service.call("default", "maybe_text", plain="a text") == "a text"
    assert service.call("default", "maybe_text").x == 5


@pytest.mark.parametrize("text", ["plain", "5", "true", '"quoted"', "a,b c"])
def test_text_in_a_parameter_is_no_json(connect: Connect, text: str) -> None:
    service = connect(CASE, {"maybe_text": lambda **_: {"x": 1}})
    service.call("default", "maybe_text", plain=text, x_plain=text)
    assert service.seen == {"plain": text, "x_plain": text}
