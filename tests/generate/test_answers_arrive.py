"""What a handler returns or raises arrives at the caller of a client."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Packages, Service


def answering(connect: Connect, method: str, answer: Any) -> Service:
    return connect("responses", {method: lambda **_: answer})


def test_models(connect: Connect, packages: Packages) -> None:
    models = packages("responses").models
    item = models.Item(id=1, made=datetime(2024, 2, 29, tzinfo=UTC))
    for method in ("get_item", "put_item", "any_success", "severalTypes", "only_default"):
        name = method.replace("severalTypes", "several_types")
        found = answering(connect, name, item).call("default", name)
        assert found == item
        assert isinstance(found, models.Item)


def test_what_is_no_model(connect: Connect, packages: Packages) -> None:
    item = packages("responses").models.Item(id=1)
    answers = {
        "list_items": [item, item],
        "list_names": {"1": "one", "": "none"},
        "count": 3,
        "get_image": b"\x89PNG\x00",
        "export": "a,b\r\n1,é",
    }
    for method, answer in answers.items():
        found = answering(connect, method, answer).call("default", method)
        assert found == answer
        assert type(found) is type(answer)


def test_nothing(connect: Connect) -> None:
    assert answering(connect, "delete_item", None).call("default", "delete_item") is None


@pytest.mark.parametrize("method", ["put_item", "export"])
def test_nothing_where_another_success_has_a_body(connect: Connect, method: str) -> None:
    assert answering(connect, method, None).call("default", method) is None


def test_head(connect: Connect) -> None:
    service = connect("path_items", {"check_alive": lambda **_: None})
    assert service.call("default", "check_alive") is None


@pytest.mark.parametrize(
    ("status", "body", "error", "model"),
    [
        (404, {"code": "none"}, "NotFound", "Fault"),
        (409, {"title": "twice", "status": 409}, "Conflict", "Problem"),
        (418, {"title": "tea"}, "StatusError", "Problem"),
        (503, {"code": "tired", "hint": "later"}, "ServerError", "Fault"),
    ],
)
def test_declared_errors(
    connect: Connect, packages: Packages, status: int, body: Any, error: str, model: str
) -> None:
    package = packages("responses")
    reply = package.server.Reply(status, getattr(package.models, model)(**body))
    service = answering(connect, "get_item", reply)
    with pytest.raises(package.errors.StatusError) as caught:
        service.call("default", "get_item")
    assert type(caught.value) is getattr(package.errors, error)
    assert caught.value.status == status
    assert isinstance(caught.value.error, getattr(package.models, model))
    assert caught.value.error.to_dict() == body


def test_a_raised_problem(connect: Connect, packages: Packages) -> None:
    package = packages("responses")

    def refuse(**_: Any) -> None:
        raise package.server.ProblemError(429, detail="too often")

    service = connect("responses", {"get_item": refuse})
    with pytest.raises(package.errors.TooManyRequests, match="too often") as caught:
        service.call("default", "get_item")
    assert caught.value.error.status == 429


def test_not_implemented(connect: Connect, packages: Packages) -> None:
    def later(**_: Any) -> None:
        raise NotImplementedError

    service = connect("responses", {"get_item": later})
    with pytest.raises(packages("responses").errors.ServerError) as caught:
        service.call("default", "get_item")
    assert caught.value.status == 501


def test_without_a_handler(connect: Connect, packages: Packages) -> None:
    package = packages("responses")
    service = connect("responses")
    service.app = package.server.create_app()
    with pytest.raises(package.errors.ServerError) as caught:
        service.call("default", "count")
    assert caught.value.status == 501


def test_a_partial_handler(connect: Connect, packages: Packages) -> None:
    package = packages("responses")

    async def count(_: Any) -> int:
        return 7

    partial: Any = type("Partial", (package.server.DefaultHandler,), {"count": count})
    with pytest.raises(TypeError, match="abstract"):
        partial()
    service = connect("responses")
    service.app = package.server.create_app(default=partial.partial())
    assert service.call("default", "count") == 7
    with pytest.raises(package.errors.ServerError) as caught:
        service.call("default", "list_items")
    assert caught.value.status == 501


def test_an_answer_that_does_not_fit_is_the_servers_fault(
    connect: Connect, packages: Packages, caplog: pytest.LogCaptureFixture
) -> None:
    service = answering(connect, "count", "many")
    with pytest.raises(packages("responses").errors.ServerError) as caught:
        service.call("default", "count")
    assert caught.value.status == 500
    assert "count" in caplog.text
