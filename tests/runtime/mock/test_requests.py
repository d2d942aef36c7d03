"""What is checked of a request, the journal of requests, faults, CORS, and the control API."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.runtime.mock.journal import Journal
from tests.runtime.mock.mock_support import JSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.runtime.mock.mock_support import Mocked


def test_violations_stand_in_the_body(pets: Mocked) -> None:
    answer = pets.ask("POST", "/pets", json={"name": "T", "callbackUrl": 1})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [violation["pointer"] for violation in answer.json()["violations"]] == [
        "/name",
        "/callbackUrl",
    ]
    entry = pets.mock.requests[-1]
    assert [violation["pointer"] for violation in entry.violations] == ["/name", "/callbackUrl"]
    assert pets.ask("GET", "/pets", params={"limit": "0"}).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", "/pets", {"key": None}, 401),
        ("GET", "/pets", {"key": ""}, 401),
        ("GET", "/pets", {"base": ""}, 404),
        ("GET", "/birds", {}, 404),
        ("PATCH", "/pets", {}, 405),
        ("POST", "/pets", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", "/pets", {"content": b"{", "headers": JSON}, 400),
        ("POST", "/pets", {}, 400),
        ("POST", "/pets", {"content": b" " * 2000, "headers": JSON}, 413),
        ("POST", "/pets", {"content": iter([b" " * 2000]), "headers": JSON}, 413),
    ],
)
def test_problems(
    mocked: Callable[..., Mocked], method: str, path: str, more: dict[str, Any], status: int
) -> None:
    pets = mocked(max_body_bytes=1000)
    if "content" in more and not isinstance(more["content"], bytes):
        more = {**more, "content": _chunks(more["content"])}
    answer = pets.ask(method, path, **more)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert pets.mock.requests[-1].status == status
    if status == 405:
        assert answer.headers["allow"] == "GET, POST"


async def _chunks(parts: Any) -> Any:
    for part in parts:
        yield part


def test_credentials_that_are_expected(mocked: Callable[..., Mocked]) -> None:
    pets = mocked(api_key="right")
    assert pets.ask("GET", "/pets", key="wrong").status_code == 401
    assert pets.ask("GET", "/pets", key="right").status_code == 200


def test_a_certificate_is_taken_for_granted(pets: Mocked) -> None:
    assert pets.ask("GET", "/sealed", key=None).status_code == 204


def test_the_document(pets: Mocked) -> None:
    assert pets.say("GET", "/openapi.json").json()["info"]["title"] == "Mocked"
    assert pets.mock.requests == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    ).map(lambda data: json.dumps(data).encode()),
    prefer=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
)
def test_hostile_requests_are_no_failures(pets: Mocked, body: bytes, prefer: str) -> None:
    for headers in (JSON, {"Content-Type": "application/json", "Prefer": prefer}):
        assert pets.ask("POST", "/pets", content=body, headers=headers).status_code < 500
    assert pets.say("GET", "/__mock__/requests", params={"limit": 1}).status_code == 200
    posted = pets.say("POST", "/__mock__/faults", content=body, headers=JSON)
    assert posted.status_code in {201, 422}
    pets.mock.clear_faults()


def test_deep_json_stands_in_the_journal_as_text(pets: Mocked) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    assert pets.ask("POST", "/pets", content=deep, headers=JSON).status_code in {400, 422}
    assert pets.ask("POST", "/pets", content=b"[1e999]", headers=JSON).status_code == 400
    assert pets.ask("POST", "/pets", content=b"\xff", headers=JSON).status_code == 400
    listed = pets.say("GET", "/__mock__/requests").json()
    assert listed[0]["body"] == deep.decode()
    assert listed[1]["body"] == "[1e999]"
    assert listed[2]["bodyBase64"] == "/w=="


# --- The journal ----------------------------------------------------------------------------------


def test_the_journal(pets: Mocked) -> None:
    pets.add("example=dog")
    pets.ask("GET", "/pets/5", headers={"Authorization": "Bearer s3cret"}, params={"a": "b"})
    pets.ask("GET", "/nothing")
    listed = pets.say("GET", "/__mock__/requests").json()
    assert [(call["operationId"], call["status"], call["example"]) for call in listed] == [
        ("addPet", 201, "dog"),
        ("getPet", 200, "example"),
        (None, 404, ""),
    ]
    assert listed[0]["body"] == {"name": "Tom"}
    assert listed[1]["url"] == "/v1/pets/5?a=b&key=***"
    assert listed[1]["headers"]["authorization"] == "***"
    assert "s3cret" not in str(listed)
    assert listed[0]["id"] < listed[1]["id"] < listed[2]["id"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"operationId": "getPet"}, [2]),
        ({"method": "post"}, [1]),
        ({"path": "/v1/pets/5"}, [2]),
        ({"status": "404"}, [3]),
        ({"since": "1"}, [2, 3]),
        ({"limit": "2"}, [2, 3]),
        ({"limit": "0"}, []),
        ({"since": "1", "limit": "1", "method": "GET"}, [3]),
    ],
)
def test_filters(pets: Mocked, query: dict[str, str], expected: list[int]) -> None:
    pets.add()
    pets.ask("GET", "/pets/5")
    pets.ask("GET", "/nothing")
    listed = pets.say("GET", "/__mock__/requests", params=query).json()
    assert [call["id"] for call in listed] == expected


def test_filters_that_are_none(pets: Mocked) -> None:
    for query in ({"status": "x"}, {"operation": "getPet"}, {"limit": "-1"}):
        answer = pets.say("GET", "/__mock__/requests", params=query)
        assert answer.status_code == 422
        assert answer.json()["violations"][0]["parameter"] in query


def test_clearing(pets: Mocked) -> None:
    pets.add()
    assert pets.say("DELETE", "/__mock__/requests").status_code == 204
    assert pets.say("GET", "/__mock__/requests").json() == []
    pets.add()
    assert pets.mock.requests_of("addPet")[0].id == 2
    with pytest.raises(ValueError, match="no operation 'nothing'"):
        pets.mock.requests_of("nothing")
    pets.mock.reset()
    assert pets.mock.requests == []


def test_a_slow_answer_is_not_missed(pets: Mocked) -> None:
    pets.add()
    early, late = (replace(pets.mock.requests[0], path=path) for path in ("/early", "/late"))
    journal = Journal()
    journal.add(late)
    last = journal.find()[-1].id
    journal.add(early)  # received before the other, answered after it
    assert journal.find(since=last) == [early]


def test_the_journal_is_bounded(mocked: Callable[..., Mocked]) -> None:
    pets = mocked(journal_size=2)
    for _ in range(3):
        pets.add()
    assert [entry.id for entry in pets.mock.requests] == [2, 3]
    assert pets.mock.requests[0].json() == {"name": "Tom"}


def test_the_journal_is_bounded_in_bytes(pets: Mocked) -> None:
    pets.ask("POST", "/pets", content=b" " * 60, headers=JSON)
    entry = pets.mock.requests[-1]
    journal = Journal(memory=150)
    kept = []
    for _ in range(4):
        journal.add(entry)
        kept.append(len(journal.find()))
    journal.clear()
    journal.add(entry)
    assert [*kept, len(journal.find())] == [1, 2, 2, 2, 1]
    journal = Journal(memory=10)
    journal.add(entry)
    assert journal.find() == [entry]


# --- Faults ---------------------------------------------------------------------------------------


def plan(pets: Mocked, **fault: Any) -> Any:
    return pets.say("POST", "/__mock__/faults", json=fault)


def test_a_status_for_the_next_requests(pets: Mocked) -> None:
    assert plan(pets, count=2, operationId="addPet", status=409).status_code == 201
    assert pets.ask("GET", "/pets/5").status_code == 200
    assert pets.add().json() == {"title": "Taken", "code": 7}
    assert [fault["count"] for fault in pets.say("GET", "/__mock__/faults").json()] == [1]
    assert pets.add().status_code == 409
    assert pets.add().status_code == 201
    assert [entry.fault for entry in pets.mock.requests] == [False, True, True, False]


def test_a_status_that_is_not_declared(pets: Mocked) -> None:
    plan(pets, status=429, headers={"Retry-After": "3"})
    answer = pets.add()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert answer.headers["content-type"] == "application/problem+json"
    pets.mock.fail_next(status=299)
    assert (pets.add().status_code, pets.add().status_code) == (299, 201)


def test_a_fault_comes_before_anything_is_checked(pets: Mocked) -> None:
    pets.mock.fail_next(status=503, count=2)
    assert pets.ask("POST", "/pets", key=None).status_code == 503
    assert pets.ask("GET", "/nothing").status_code == 503
    assert pets.ask("GET", "/nothing").status_code == 404


def test_faults_are_forgotten(pets: Mocked) -> None:
    plan(pets, status=503)
    assert pets.say("DELETE", "/__mock__/faults").status_code == 204
    assert pets.mock.faults == []
    assert pets.add().status_code == 201


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"count": 0, "status": 503},
        {"status": 99},
        {"status": "503"},
        {"drop": True, "status": 503},
        {"delay": -1},
        {"delay": 1e9},
        {"status": 503, "operationId": "nothing"},
        {"status": 503, "headers": {"a b": "c"}},
        {"status": 503, "headers": {"a": "b\r\nc: d"}},
        {"status": 503, "times": 3},
        {"headers": {"a": "b"}, "drop": True},
    ],
)
def test_faults_that_are_none(pets: Mocked, fault: dict[str, Any]) -> None:
    answer = plan(pets, **fault)
    assert answer.status_code == 422, answer.text
    assert pets.mock.faults == []


def test_a_fault_takes_json(pets: Mocked) -> None:
    for headers in ({}, {"Content-Type": "text/plain"}):
        answer = pets.say("POST", "/__mock__/faults", content=b'{"status": 503}', headers=headers)
        assert answer.status_code == 415
    big = b'{"status": 503, "x": "' + b"x" * 70000 + b'"}'
    assert pets.say("POST", "/__mock__/faults", content=big, headers=JSON).status_code == 413


# --- Browsers, and the control API ----------------------------------------------------------------

PREFLIGHT = {
    "Origin": "https://try.example.com",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization, prefer, content-type",
}


def test_a_preflight_needs_no_credentials(pets: Mocked) -> None:
    answer = pets.ask("OPTIONS", "/pets", key=None, headers=PREFLIGHT)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "authorization" in answer.headers["access-control-allow-headers"]
    assert pets.mock.requests == []


def test_answers_may_be_read(pets: Mocked, mocked: Callable[..., Mocked]) -> None:
    origin = {"Origin": "https://try.example.com"}
    for key in ("k", None):
        answer = pets.ask("GET", "/pets", key=key, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-expose-headers"] == "*"
    closed = mocked(cors=False).ask("GET", "/pets", headers=origin)
    assert "access-control-allow-origin" not in closed.headers


def test_the_control_api_is_not_for_other_pages(pets: Mocked) -> None:
    for path in ("/__mock__", "/__mock__/requests", "/__mock__/faults"):
        assert pets.say("OPTIONS", path, headers=PREFLIGHT).status_code == 405
        answer = pets.say("GET", path, headers={"Origin": "https://try.example.com"})
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_index(pets: Mocked) -> None:
    index = pets.say("GET", "/__mock__").json()
    assert index["mock"] == "Mocked 1.0.0"
    assert {"operationId": "getTree", "method": "GET", "path": "/tree"} in index["operations"]
    for line in index["control"]:
        method, path = line.split()
        assert pets.say(method, path, headers=JSON).status_code != 404
    assert pets.say("GET", "/__mock__/nothing").json()["status"] == 404
    assert pets.say("PUT", "/__mock__/faults").headers["allow"]
