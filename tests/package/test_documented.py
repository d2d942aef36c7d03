"""Every documented payload, through model, client and server, comes out as it went in."""

from __future__ import annotations

import asyncio
import inspect
import json
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from communications_api import AsyncClient, Client, models

from tests.package.example import OPERATIONS, PASSWORD, USERNAME, Log, example_app, payload
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECTIONS = ("request", "response")


def model_of(operation_id: str, direction: str) -> type[models.ApiModel]:
    """Return the class of a body."""
    name = f"{operation_id[0].upper()}{operation_id[1:]}{direction.title()}"
    cls = getattr(models, name)
    assert issubclass(cls, models.ApiModel)
    return cls


def path_arguments(method: Any) -> dict[str, str]:
    """Return a value for each path parameter that no other one has, with characters that hurt."""
    names = inspect.signature(method).parameters
    return {name: f"{name}/ü ?#%{name}" for name in names if name.endswith("_uuid")}


@pytest.fixture(scope="module")
def log() -> Log:
    return Log()


@pytest.fixture(scope="module")
def url(log: Log) -> Iterator[str]:
    with serve(example_app(log)) as url:
        yield url


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_models_return_documented_payloads_unchanged(operation_id: str, direction: str) -> None:
    documented = payload(operation_id, direction)
    model = model_of(operation_id, direction).from_json(json.dumps(documented))
    assert json.loads(model.to_json()) == documented
    assert model.to_dict() == documented
    assert list(model.to_dict()) == list(documented)


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_nothing_documented_is_unknown_to_the_models(operation_id: str) -> None:
    for direction in DIRECTIONS:
        model = model_of(operation_id, direction).model_validate(payload(operation_id, direction))
        assert [item for item in _models(model) if item.model_extra] == []


def _models(value: Any) -> Iterator[models.ApiModel]:
    if isinstance(value, models.ApiModel):
        yield value
        for _, item in value:
            yield from _models(item)
    elif isinstance(value, list):
        for item in value:
            yield from _models(item)


@pytest.mark.parametrize("as_model", [True, False], ids=["model", "dict"])
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_sync_client_over_a_socket(operation_id: str, as_model: bool, url: str, log: Log) -> None:
    sent, group, method = payload(operation_id, "request"), *OPERATIONS[operation_id]
    body = model_of(operation_id, "request").model_validate(sent) if as_model else sent
    with Client(url, username=USERNAME, password=PASSWORD) as client:
        call = getattr(getattr(client, group), method)
        arguments = path_arguments(call)
        answer = call(**arguments, body=body)
    assert log.calls[-1] == (operation_id, arguments, sent)
    assert type(answer) is model_of(operation_id, "response")
    assert answer.to_dict() == payload(operation_id, "response")


@pytest.mark.parametrize("transport", ["socket", "in-process"])
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_async_client(operation_id: str, transport: str, url: str, log: Log) -> None:
    sent, group, method = payload(operation_id, "request"), *OPERATIONS[operation_id]
    seen = log if transport == "socket" else Log()

    async def run() -> tuple[Any, dict[str, str]]:
        options: Any = {}
        if transport == "in-process":
            options["transport"] = httpx2.ASGITransport(app=example_app(seen))
        async with AsyncClient(url, username=USERNAME, password=PASSWORD, **options) as client:
            call = getattr(getattr(client, group), method)
            arguments = path_arguments(call)
            return await call(**arguments, body=sent), arguments

    answer, arguments = asyncio.run(run())
    assert seen.calls[-1] == (operation_id, arguments, sent)
    assert answer.to_dict() == payload(operation_id, "response")


def test_every_operation_is_covered() -> None:
    from communications_api._operations import CONTRACT

    found = {item.id: (item.group, item.py_name) for item in CONTRACT.operations}
    assert found == OPERATIONS


def test_the_served_document_is_the_source(url: str) -> None:
    from generators.document import load

    document = load("spec/openapi.yaml").document
    assert document is not None
    assert httpx2.get(f"{url}/openapi.json").json() == document.data
