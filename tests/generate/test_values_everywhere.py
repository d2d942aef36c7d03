"""Each kind of value in each place: through every client, fake, command line and contract suite."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate import wrong_values as table
from tests.generate.callers import CALLERS, Calling, Recorder, as_listed, plain, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.callers import Call
    from tests.generate.service import Loopback, Package

KINDS = pytest.mark.parametrize("name", table.KINDS)


def value_of(text: str) -> Any:
    """Return the value that a text in a parameter stands for."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def right_calls(name: str) -> Iterator[tuple[Call, Any]]:
    """Give calls with right values, and what arrives in the place of each."""
    kind = table.KINDS[name]
    for text in kind.right_text:
        value = value_of(text)
        for method, arguments in table.textual_calls(name, value):
            (argument,) = arguments.values()
            yield (method, arguments), argument
    for text in kind.right:
        value = json.loads(text)
        for place in table.DATA:
            expected = table.data(place, as_listed(kind.schema, value))
            sent = table.data(place, value)
            yield (f"{name}_json", {"body": sent}), expected
            yield (f"{name}_jsonl", {"body": [sent]}), [expected]
            yield (f"{name}_array", {"body": [sent]}), [expected]


@pytest.fixture(params=CALLERS)
def calling(request: pytest.FixtureRequest, values_package: Package, loopback: Loopback) -> Calling:
    """Give a client, over each transport in turn."""
    return Calling(values_package, CALLERS[request.param], loopback)


# --- Clients and servers --------------------------------------------------------------------------


@KINDS
def test_right_values_reach_handlers(calling: Calling, name: str) -> None:
    server = Recorder(calling.package)
    rows = list(right_calls(name))
    results = calling.all(server.app, [call for call, _ in rows])
    assert results == [None] * len(rows)
    wrong = [
        (call, got)
        for (call, expected), got in zip(rows, server.seen, strict=True)
        if not same(got, expected)
    ]
    assert wrong == []


@KINDS
def test_wrong_values_are_not_sent(calling: Calling, name: str) -> None:
    server = Recorder(calling.package)
    calls = [call for wrong in table.KINDS[name].given for call in table.calls(name, wrong)]
    results = calling.all(server.app, calls)
    refused = calling.package.errors.RequestInvalid
    passed = [
        call for call, result in zip(calls, results, strict=True) if not isinstance(result, refused)
    ]
    assert passed == []
    assert server.seen == []


class Answering:
    """A server that answers with texts of JSON, one after the other."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = list(texts)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        content = self._texts.pop(0)
        head = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": content.encode()})


def answers(texts: tuple[str, ...]) -> list[str]:
    """Return bodies that have a text of JSON in each place."""
    marked = [json.dumps(table.data(place, "here")) for place in table.DATA]
    return [body.replace('"here"', text) for text in texts for body in marked]


def telling(calling: Calling, drift: list[Any]) -> Any:
    """Return hooks of a client that keep what is told as drift."""
    return calling.package.client.Hooks(on_drift=drift.append)


@KINDS
def test_right_values_reach_callers(calling: Calling, name: str) -> None:
    kind = table.KINDS[name]
    texts = answers(kind.right)
    drift: list[Any] = []
    calls: list[Call] = [(f"{name}_answer", {})] * len(texts)
    results = calling.all(Answering(texts), calls, hooks=telling(calling, drift))
    expected = [
        table.data(place, as_listed(kind.schema, json.loads(text)))
        for text in kind.right
        for place in table.DATA
    ]
    wrong = [
        (text, got)
        for text, want, got in zip(texts, expected, results, strict=True)
        if not same(plain(got), want)
    ]
    assert wrong == []
    # What an open enum does not list is right, and told all the same: callers have no name for it.
    assert bool(drift) is name.startswith("open_")


def is_read_loosely(value: Any) -> bool:
    """Whether a client may read a scalar as one of the declared kind, as in `"id": "5"`.

    Answers are read leniently: `null` is absent, and `true`, `1`, `"1"` and `"true"` stand for each
    other where the document declares one of them. Requests are not read so.
    """
    return value is None or isinstance(value, (bool, str)) or value in {0, 1}


@KINDS
def test_wrong_values_are_told_to_callers(calling: Calling, name: str) -> None:
    calls: list[Call] = [(f"{name}_answer", {})]
    passed = []
    for text in table.KINDS[name].wrong:
        for body in answers((text,)):
            drift: list[Any] = []
            (result,) = calling.all(Answering([body]), calls, hooks=telling(calling, drift))
            if isinstance(result, calling.package.errors.DecodeError):
                continue
            is_kept = bool(drift) and same(plain(result), json.loads(body))
            if not (is_kept or is_read_loosely(json.loads(text))):
                passed.append((body, plain(result), drift))
    assert passed == []


# --- The testing kit ------------------------------------------------------------------------------


@pytest.fixture(params=["FakeClient", "AsyncFakeClient"])
def fake(request: pytest.FixtureRequest, values_package: Package) -> Any:
    """Give a fake client, and the other one."""
    return getattr(values_package.testing, request.param)()


def asked(fake: Any, method: str, arguments: dict[str, Any]) -> Any:
    """Return the result of a fake's operation."""
    result = getattr(fake.default, method)(**arguments)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


@KINDS
def test_fakes_take_and_record_right_values(fake: Any, name: str) -> None:
    for (method, arguments), expected in right_calls(name):
        assert asked(fake, method, arguments) is None
        if method.endswith(("_json", "_array")):
            assert same(fake.last.body, expected)
    assert len(fake.calls) == len(list(right_calls(name)))


@KINDS
def test_fakes_refuse_what_clients_refuse(fake: Any, values_package: Package, name: str) -> None:
    for wrong in table.KINDS[name].given:
        for method, arguments in table.calls(name, wrong):
            with pytest.raises(values_package.errors.RequestInvalid):
                asked(fake, method, arguments)
    assert fake.calls == []


@KINDS
def test_planned_answers_are_as_declared(fake: Any, name: str) -> None:
    kind, method = table.KINDS[name], getattr(fake.default, f"{name}_answer")
    for place in table.DATA:
        for text in kind.right:
            body = table.data(place, json.loads(text))
            fake.respond(method, body=body)
            expected = table.data(place, as_listed(kind.schema, json.loads(text)))
            assert same(plain(asked(fake, f"{name}_answer", {})), expected)
        for wrong in kind.given:
            with pytest.raises(ValueError, match="answer"):
                fake.respond(method, body=table.data(place, wrong))
