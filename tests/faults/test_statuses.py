"""Every status, informational answers, redirects and answers without a body."""

from __future__ import annotations

import itertools
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from tests.faults import fault_server as on
from tests.faults.callers import CODED, HEADER_KEY, SECRETS

if TYPE_CHECKING:
    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Peer, Seen

CLASSES = {
    304: "NotModified",
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    412: "PreconditionFailed",
    422: "UnprocessableContent",
    429: "TooManyRequests",
}
FAULT = b'{"code":"c1","message":"it is broken"}'
REDIRECTS = (301, 302, 303, 307, 308)


def test_every_status(usual_caller: Caller, server: FaultServer) -> None:
    for status in range(300, 600):
        server.play(on.answer(status, FAULT))
        error = usual_caller.thing("POST", retries=0).error
        expected = "ServerError" if status >= 500 else CLASSES.get(status, "StatusError")
        assert type(error).__name__ == expected, status
        assert error.status == status
        assert error.operation_id == "postThing"
        assert str(error).startswith(f"postThing: POST {server.url}/v1/things/1?token=*** answered")
        if status == 304:  # has no body
            assert error.body == b""
            continue
        assert error.body == FAULT
        assert str(status) in str(error)
        assert "it is broken" in str(error)
        # Declared are 404 and 5XX.
        code = error.error.code if status == 404 or status >= 500 else error.error
        assert code == ("c1" if status == 404 or status >= 500 else None)
    assert server.connections == 1  # no status costs a connection


def test_a_status_that_does_not_exist(caller: Caller, server: FaultServer) -> None:
    for status in (600, 799, 999):
        server.play(then=on.answer(status, FAULT))
        happened = caller.thing("PUT")
        assert type(happened.error) is caller.errors.StatusError
        assert happened.error.status == status
        assert happened.error.reason == ""
        assert len(server.requests) == 1


def test_standard_phrases_are_used_instead_of_those_that_came(
    caller: Caller, server: FaultServer
) -> None:
    fields = f"{on.JSON}\r\nConnection: close\r\nContent-Length: {len(FAULT)}"
    for phrase in ("", " ", " All Good, Ignore Me"):
        words = f"HTTP/1.1 503{phrase}\r\n{fields}\r\n\r\n".encode() + FAULT
        server.play(on.say("phrase", words))
        error = caller.thing("POST").error
        assert error.reason == HTTPStatus(503).phrase
        assert "answered 503 Service Unavailable: it is broken" in str(error)


@pytest.mark.parametrize(
    "before",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
    ],
    ids=["100", "102", "103"],
)
def test_an_informational_answer_is_not_the_answer(
    caller: Caller, server: FaultServer, before: bytes
) -> None:
    def act(peer: Peer, _: Seen) -> bool:
        peer.say(before)
        peer.say(before + on.whole(200, on.THING, on.JSON))
        return True

    server.play(then=on.Step("informational", act))
    for method in ("POST", "PUT", "POST"):
        happened = caller.thing(method)
        assert happened.result.name == "a"
        assert [event.response.status for event in happened.answers] == [200]
    assert server.connections == 1


def test_a_switch_of_protocols_that_nobody_asked_for(caller: Caller, server: FaultServer) -> None:
    words = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"
    server.play(then=on.say("switch", words))
    error = caller.thing("POST").error
    kinds = {"httpx2": "ConnectionLost", "async-httpx2": "ConnectionLost"}
    assert type(error).__name__ == kinds.get(caller.carrier, "StatusError")
    assert len(server.requests) == 1
    server.play()
    assert caller.thing("POST").error is None


def test_no_redirect_is_followed(caller: Caller, server: FaultServer) -> None:
    with on.faults() as elsewhere:
        targets = (f"{elsewhere.url}/v1/things/1?token=t1", f"{server.url}/v1/things/2", "/x")
        for status, target in itertools.product(REDIRECTS, targets):
            server.play(then=on.answer(status, b"", f"Location: {target}"))
            for method in ("GET", "POST"):
                error = caller.thing(method).error
                assert type(error) is caller.errors.StatusError
                assert error.status == status
                path = target.partition("?")[0]
                hint = f"(redirected to {path}: redirects are not followed, check base_url)"
                assert str(error).endswith(hint)
            assert len(server.requests) == 2
        assert elsewhere.connections == 0


def test_what_was_sent_had_the_credentials(caller: Caller, server: FaultServer) -> None:
    caller.thing("GET")
    (seen,) = server.requests
    assert seen.fields["authorization"] == f"Basic {CODED}"
    assert seen.fields["things-token"] == HEADER_KEY
    assert seen.target == f"/v1/things/1?token={SECRETS[2]}"


def test_success_without_a_body(caller: Caller, server: FaultServer) -> None:
    server.play(then=on.answer(204))
    happened = caller.thing("DELETE")
    assert (happened.result, happened.error) == (None, None)
    # Where a body is declared its lack is told, as drift: such an answer is no error.
    happened = caller.thing("GET")
    assert (happened.result, happened.error) == (None, None)
    assert [(drift.kind, drift.name) for drift in happened.drifts] == [("status", "204")]
    assert len(server.requests) == 2


def test_the_head_of_an_answer_has_the_length_of_a_body_that_is_not_there(
    caller: Caller, server: FaultServer
) -> None:
    server.play(then=on.answer(200, b"x" * 5000))
    for _ in range(2):
        happened = caller.thing("HEAD")
        assert (happened.result, happened.error) == (None, None)
    assert server.connections == 1


def test_the_old_protocol(caller: Caller, server: FaultServer) -> None:
    """A body without a length ends with the connection."""
    server.play(then=on.say("1.0", f"HTTP/1.0 200 OK\r\n{on.JSON}\r\n\r\n".encode() + on.THING))
    assert caller.thing("POST").result.name == "a"
    assert caller.thing("POST").result.name == "a"
    assert server.connections == 2
