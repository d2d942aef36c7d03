"""Answers that are large, odd or newer than the document, and those cut where nobody notices."""

from __future__ import annotations

import gzip
import json
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults import fault_server as on
from tests.faults.callers import CODED
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer

LARGE = 10 * 2**20
NEW = {
    "name": "a",
    "colour": "blue",
    "weight": {"kg": 3},
    "parts": [
        {"kind": "Lamp", "watts": 3, "lumen": 9},
        {"kind": "Horn", "volume": 11},
        {"kind": "Horn", "volume": 12},
    ],
}
TOLD = [
    ("enum value", "colour", "blue"),
    ("field", "", "weight"),
    ("field", "parts[]", "lumen"),
    ("variant", "parts[]", "kind, volume"),
]


def test_ten_megabytes(caller: Caller, server: FaultServer) -> None:
    name = "0123456789abcdef" * (LARGE // 16)
    server.play(then=on.answer(200, on.thing(name=name)))
    assert caller.thing("POST").result.name == name
    # The request may be as large.
    server.play()
    assert caller.thing("PUT", body={"name": name}).error is None
    assert json.loads(server.requests[0].body)["name"] == name
    # An error keeps it all, and shows an excerpt.
    server.play(then=on.answer(500, name.encode(), "Content-Type: text/plain"))
    error = caller.thing("POST").error
    assert len(error.body) == LARGE
    assert len(str(error)) < 700


def test_ten_megabytes_in_small_chunks(usual_caller: Caller, server: FaultServer) -> None:
    name = "x" * LARGE
    text = on.thing(name=name)
    pieces = [text[at : at + 4096] for at in range(0, len(text), 4096)]
    chunks = [b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces]
    server.play(on.say("chunks", on.CHUNKED, *chunks, b"0\r\n\r\n"))
    assert usual_caller.thing("POST").result.name == name


def test_ten_megabytes_that_end_too_early(caller: Caller, server: FaultServer) -> None:
    text = on.thing(name="x" * LARGE)
    server.play(on.say("cut", on.begun(len(text), text[:-1])))
    happened = caller.thing("POST")
    assert type(happened.error) is caller.errors.ConnectionLost
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [200, 404, 503])
def test_what_the_document_does_not_know(
    caller: Caller, server: FaultServer, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    data = NEW if status == 200 else {"code": "c", "severity": 3}
    server.play(then=on.answer(status, json.dumps(data).encode()))
    happened = caller.thing("POST")
    if status != 200:
        assert happened.error.error.code == "c"
        assert json.loads(happened.error.error.to_json()) == data
        return
    assert json.loads(happened.result.to_json()) == NEW
    assert sorted((drift.kind, drift.where, drift.name) for drift in happened.drifts) == TOLD
    assert len(caplog.records) == len(TOLD)
    # Each is told once for each client.
    assert caller.thing("POST").drifts == []
    assert len(caplog.records) == len(TOLD)


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], "body"),
        ({"name": None}, "name"),
        ({"name": "a", "size": "large"}, "size"),
        ({"name": "a", "parts": [{"kind": "Lamp", "watts": "x"}]}, "parts.0"),
        ({"name": "a", "parts": [{"no": "kind"}]}, "parts.0"),
    ],
)
def test_what_cannot_be_read_says_where(
    usual_caller: Caller, server: FaultServer, data: object, where: str
) -> None:
    server.play(then=on.answer(200, json.dumps(data).encode()))
    error = usual_caller.thing("PUT").error
    assert type(error) is usual_caller.errors.DecodeError
    problems = [f"{problem.where or 'body'}" for problem in error.problems]
    assert any(problem.startswith(where) for problem in problems), problems
    assert where in str(error)
    assert error.body == json.dumps(data).encode()
    assert len(server.requests) == 1


def test_what_can_only_just_be_read(caller: Caller, server: FaultServer) -> None:
    for text in (
        b"\xef\xbb\xbf" + on.THING,
        b" \r\n" + on.THING + b"\n",
        b'{"name":"a","name":"b"}',
        b'{"name":"\\ud83d\\ude00","size":1e3}',
    ):
        server.play(then=on.answer(200, text, "content-type: Application/JSON ; charset=UTF-8"))
        assert caller.thing("POST").result.name


def test_compressed_and_cut(caller: Caller, server: FaultServer) -> None:
    fields = (on.JSON, "Content-Encoding: gzip")
    whole = gzip.compress(on.thing(name="".join(map(str, range(1000)))))
    server.play(on.answer(200, whole, *fields), on.answer(200, whole[:-20], *fields))
    assert len(caller.thing("POST").result.name) == 2890
    # Some libraries tell, the others give what there was: JSON is then not complete.
    kinds = (caller.errors.DecodeError, caller.errors.ConnectionLost)
    assert isinstance(caller.thing("POST").error, kinds)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "carrier",
    [
        pytest.param(
            name,
            marks=pytest.mark.xfail(strict=True, reason="httpx2 reads on in what was left over")
            if "httpx2" in name
            else (),
        )
        for name in ("httpx2", "async-httpx2", "pyreqwest", "async-pyreqwest", "async-aiohttp")
    ],
)
def test_what_follows_an_answer_is_not_the_next_answer(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    more = on.whole(200, on.thing(name="not for you"), on.JSON)
    server.play(
        on.say("too much", on.whole(200, on.THING, on.JSON) + more, then="stall"),
        then=on.answer(200, on.thing(name="for you")),
    )
    assert caller.thing("POST").result.name == "a"
    name = caller.thing("POST", timeout=1).result.name
    assert name == "for you"


def test_a_length_that_is_too_short(caller: Caller, server: FaultServer) -> None:
    server.play(on.say("too short", on.begun(5, on.THING)))
    error = caller.thing("POST").error
    # aiohttp looks at what follows.
    kinds = (caller.errors.DecodeError, caller.errors.ConnectionLost)
    assert isinstance(error, kinds)
    assert len(server.requests) == 1


def test_an_answer_that_comes_before_the_request_is_whole(
    usual_caller: Caller, server: FaultServer
) -> None:
    """A server may refuse a large body without reading it."""

    refusal = on.whole(413, b'{"code":"c"}', on.JSON, "Connection: close")
    server.play(on.Step("early", early=refusal))
    error = usual_caller.thing("POST", body={"name": "x" * LARGE}).error
    assert type(error).__name__ in {"StatusError", "ConnectionLost"}
    assert getattr(error, "status", None) in {413, None}
    assert server.requests == []
    server.play()
    assert usual_caller.thing("POST").error is None


# --- The package of this repository ---------------------------------------------------------------

OPERATIONS: list[tuple[str, str, dict[str, str]]] = [
    ("sendNotification", "messages.send_notification", {}),
    ("sendBotMessage", "messages.send_bot_message", {}),
    ("editDraft", "messages.edit_draft", {"customer_uuid": "c", "message_uuid": "m"}),
    ("importMessages", "history.import_messages", {"customer_uuid": "c"}),
]


@pytest.mark.parametrize(("operation", "method", "more"), OPERATIONS)
def test_the_messaging_client(
    opened: Callable[..., Caller],
    server: FaultServer,
    usual: str,
    operation: str,
    method: str,
    more: dict[str, str],
) -> None:
    caller = opened(usual, import_module("communications_api"))
    arguments: dict[str, Any] = {"department_uuid": "d", **more}
    arguments["body"] = payload(operation, "request")
    good = payload(operation, "response")
    unsafe = operation != "importMessages"  # which is a PUT
    if unsafe:
        arguments["user_uuid"] = "u"
    # Nothing is sent twice that could be a second message.
    for step in (on.say("hang up"), on.answer(503), on.say("cut", on.begun(99, b"{"))):
        server.play(step, then=on.answer(200, json.dumps(good).encode()))
        happened = caller.call(method, **arguments)
        assert len(server.requests) == (1 if unsafe else 2)
        assert (happened.error is not None) == unsafe
    # What cannot have been one is sent again.
    server.play(on.answer(429), on.refuse(), then=on.answer(200, json.dumps(good).encode()))
    happened = caller.call(method, **arguments)
    assert json.loads(happened.result.to_json()) == good
    assert happened.attempts == [1, 2, 3]
    assert len({(seen.target, seen.body) for seen in server.requests}) == 1
    assert {seen.fields["authorization"] for seen in server.requests} == {f"Basic {CODED}"}
    # What is new is kept, and told.
    news = {**good, "novelty": [1]} | ({"status": "POSTPONED"} if unsafe else {})
    server.play(then=on.answer(200, json.dumps(news).encode()))
    happened = caller.call(method, **arguments)
    assert json.loads(happened.result.to_json()) == news
    drifts = {(drift.kind, drift.name) for drift in happened.drifts}
    assert drifts == {("field", "novelty")} | ({("enum value", "POSTPONED")} if unsafe else set())
    # A failure that is reported with status 200 is not sent again.
    failed: dict[str, Any] = {"errors": [{"errorCode": "E1", "errorDescription": "no"}]}
    failed |= {"status": "FAILURE"} if unsafe else {"failedSourceUuids": ["s1"]}
    server.play(then=on.answer(200, json.dumps(failed).encode()))
    error = caller.call(method, **arguments).error
    assert type(error) is caller.errors.ReportedFailure
    assert str(error).startswith(f"{operation}: ")
    assert "answered 200, but reports a failure: " in str(error)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [201, 202, 299])
def test_a_success_that_the_document_does_not_list(
    caller: Caller, server: FaultServer, status: int
) -> None:
    """It is read as the successes that are listed are, and told."""
    server.play(then=on.answer(status, on.THING))
    happened = caller.thing("POST")
    assert happened.result.name == "a"
    drifts = [(drift.operation_id, drift.kind, drift.name) for drift in happened.drifts]
    assert drifts == [("postThing", "status", str(status))]
    assert caller.thing("POST").drifts == []
    # What it cannot be read as stays an error.
    for body in (b"", b'{"ticket":7}', b"later"):
        server.play(then=on.answer(status, body))
        error = caller.thing("POST").error
        assert type(error) is caller.errors.DecodeError
        assert f"answered {status}, but the document does not declare status {status}" in str(error)


def test_a_slow_body_arrives(caller: Caller, server: FaultServer) -> None:
    said, go_on = threading.Event(), threading.Event()
    server.play(on.gated("slow", on.begun(12, b'{"na'), b'me":"', b'a"}', said=said, go_on=go_on))
    helper = threading.Thread(target=lambda: (said.wait(on.PATIENCE), go_on.set()))
    helper.start()
    assert caller.thing("POST").result.name == "a"
    helper.join(on.PATIENCE)
