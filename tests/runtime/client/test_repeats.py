"""A call after another of the same operation is sent as if it were the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from generators.runtime.client import calls
from generators.runtime.client.credentials import api_key, basic
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.errors import RequestInvalid
from generators.runtime.models.base import ApiModel
from generators.runtime.operations import RequestBody
from tests.runtime.client.client_support import (
    BASE,
    Anything,
    Item,
    contract,
    json_media,
    operation,
    parameter,
)

if TYPE_CHECKING:
    from generators.runtime.operations import Operation
    from generators.runtime.transports.base import Request, Response

ID = parameter("path", name="id", py_name="id")
BODY = RequestBody(media=(json_media(Item),), required=True)
SEARCH = operation(
    ID,
    parameter("query", name="q t", py_name="q"),
    parameter("query", name="n", py_name="n", type_=int),
    path="/items/{id}/parts",
)
SEND = operation(ID, path="/items/{id}", method="POST", body=BODY, security=({"basicAuth": ()},))
SHORT = parameter("path", Annotated[str, Field(max_length=2)], name="id", py_name="id")
DEEP = parameter("path", name="id", py_name="id", style="matrix")
HEADER = parameter("header", name="X-Q", py_name="q")


class _Never:
    def send(self, request: Request, *, timeout: float | None) -> Response:
        raise AssertionError("nothing is to be sent")


class _Many(ApiModel):
    size: float | None = None


def client(op: Operation[Any], *credentials: Any, **options: Any) -> SyncClientBase:
    made: Any = {"transport": _Never(), "headers": {"X-Team": "a"}, **options}
    return SyncClientBase(contract(operations=(op,)), BASE, credentials=credentials, options=made)


def built(caller: SyncClientBase, op: Operation[Any], arguments: Any, body: Any = None) -> Any:
    """Return the request, or the problems of one that cannot be sent."""
    try:
        return caller.build(Anything(caller).call, op, arguments, body)
    except RequestInvalid as error:
        return error.problems


def plain(op: Operation[Any], arguments: Any, body: Any, credentials: Any = ()) -> Any:
    """Return what a client builds that never built anything."""
    return built(client(op, *credentials), op, arguments, body)


TEXTS = st.text() | st.sampled_from(["", ".", "..", "a.b", "~a-1_", "a/b", "%41", "é", "\ud800"])


@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS, st.none() | st.integers()), min_size=2))
def test_paths_and_queries(values: list[tuple[str, str | None, int | None]]) -> None:
    api = client(SEARCH)
    for id_, q, n in [("first", "x", None), *values]:
        arguments = {"id": id_, "q": q, "n": n}
        assert built(api, SEARCH, arguments) == plain(SEARCH, arguments, None)


@given(st.lists(st.sampled_from([Item(name="a"), Item(name="é", count=2), {"name": "b"}, None, 5])))
def test_bodies(bodies: list[Any]) -> None:
    user = (basic("basicAuth", "u", "p"),)
    api = client(SEND, *user)
    for body in [Item(name="first"), *bodies]:
        assert built(api, SEND, {"id": "1"}, body) == plain(SEND, {"id": "1"}, body, user)


@pytest.mark.parametrize("op", [operation(p, path="/items/{id}") for p in (SHORT, DEEP)])
def test_other_path_parameters(op: Operation[Any]) -> None:
    api = client(op)
    for id_ in ("a", "long", "b", "a b"):
        assert built(api, op, {"id": id_}) == plain(op, {"id": id_}, None)


def test_what_was_built_before_is_not_changed_by_hooks_or_callers() -> None:
    api = client(SEARCH)
    first = built(api, SEARCH, {"id": "1", "q": None, "n": None})
    expected = replace(first, headers=dict(first.headers))
    first.headers["X-Trace"] = "1"
    second = built(api, SEARCH, {"id": "1", "q": None, "n": None})
    assert second == expected
    second.headers["X-Trace"] = "2"
    assert built(api, SEARCH, {"id": "1", "q": None, "n": None}) == expected


def test_header_parameters_and_changing_secrets_are_asked_for_every_time() -> None:
    op = operation(HEADER)
    api = client(op)
    assert [built(api, op, {"q": q}).headers.get("X-Q") for q in ("a", "b", None)] == [
        "a",
        "b",
        None,
    ]
    tokens = iter("abc")
    op = operation(security=({"headerKey": ()},))
    api = client(op, api_key("headerKey", lambda: next(tokens)))
    assert [built(api, op, {}).headers["X-Api-Key"] for _ in range(3)] == ["a", "b", "c"]


def test_a_key_in_the_query_stays_hidden() -> None:
    op = operation(security=({"queryKey": ()},))
    api = client(op, api_key("queryKey", "secret"))
    for _ in range(3):
        request = built(api, op, {})
        assert request.url.endswith("?api%20key=secret")
        assert request.safe_url.endswith("?api%20key=***")


def test_a_changed_client_sends_its_own_headers() -> None:
    api = client(SEARCH)
    arguments = {"id": "1", "q": None, "n": None}
    built(api, SEARCH, arguments)
    other = api.with_options(headers={"X-Team": "b"})
    assert built(other, SEARCH, arguments).headers["X-Team"] == "b"
    assert built(api, SEARCH, arguments).headers["X-Team"] == "a"


def test_what_cannot_be_written_is_refused_the_second_time_too() -> None:
    op = operation(method="POST", body=RequestBody(media=(json_media(_Many),)))
    api = client(op)
    assert built(api, op, {}, _Many(size=1.5)).content == b'{"size":1.5}'
    wrong = _Many(size=float("nan"))
    assert built(api, op, {}, wrong) == plain(op, {}, wrong)
    with pytest.raises(TypeError, match="no parameter x"):
        built(api, op, {"x": 1}, _Many())


def test_the_second_request_is_a_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    api = client(SEARCH)
    arguments = {"id": "1", "q": "x", "n": None}
    first = built(api, SEARCH, arguments)
    monkeypatch.delattr(calls.Plan, "write")  # what a repeat does without
    assert built(api, SEARCH, arguments) == first
    with pytest.raises(AttributeError):
        built(client(SEARCH), SEARCH, arguments)
