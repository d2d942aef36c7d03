"""What errors and the log say: which operation, which status, what to do, and no credential."""

from __future__ import annotations

import json
import logging
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults import fault_server as on
from tests.faults.callers import CARRIERS, CODED, DEFAULT, HEADER_KEY, PASSWORD, QUERY_KEY, SECRETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Step


def plain(carrier: str) -> dict[str, Any]:
    return {"transport": None} if "httpx2" in carrier else {}


@pytest.fixture
def caller(carrier: str, opened: Callable[..., Caller]) -> Caller:
    """Give a client over each transport, made as clients are where nothing is said of it."""
    return opened(carrier, **plain(carrier))


EVERYTHING = " ".join(SECRETS)
SPOKEN = json.dumps({"code": EVERYTHING, "message": f"you sent {EVERYTHING}"}).encode()
HTML = "Content-Type: text/html; charset=utf-8"
RISK = "the server may have acted on the request"


def page(status: int, title: str) -> bytes:
    """Return what a proxy says, with what it was sent."""
    body = f"<p>{EVERYTHING}</p>" + "<hr>" * 1000
    return f"<html><head><title>{status} {title}</title></head><body>{body}</body></html>".encode()


def told(error: BaseException | None) -> str:
    """Return everything that an error and its causes say of themselves."""
    texts = []
    while error is not None:
        texts += [str(error), repr(error), repr(error.args)]
        texts += ["".join(traceback.format_exception(error))]
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


ON_THE_WAY: list[tuple[Step, str, str]] = [
    (on.refuse(), "ConnectFailed", "no connection, the server was not reached"),
    (on.reset_unread(), "ConnectionLost", RISK),
    (on.say("hang up"), "ConnectionLost", RISK),
    (on.say("garbage", f"{EVERYTHING}\r\n\r\n".encode()), "ConnectionLost", RISK),
    (on.say("field", f"HTTP/1.1 200 OK\r\n{EVERYTHING}\r\n\r\n".encode()), "ConnectionLost", RISK),
    (on.say("cut", on.begun(9999, SPOKEN)), "ConnectionLost", RISK),
]
ANSWERED: list[tuple[Step, str, str]] = [
    (on.answer(400, SPOKEN), "BadRequest", "answered 400 Bad Request: you sent ***"),
    (on.answer(401, SPOKEN), "Unauthorized", "(check the credentials given to the client)"),
    (on.answer(403, SPOKEN), "Forbidden", "(check what these credentials are allowed to do)"),
    (on.answer(404, SPOKEN), "NotFound", "(check base_url and the path arguments)"),
    (on.answer(409, SPOKEN), "Conflict", "answered 409 Conflict: you sent ***"),
    (on.answer(422, SPOKEN), "UnprocessableContent", "answered 422 Unprocessable Content: you"),
    (on.answer(429, SPOKEN), "TooManyRequests", "(call less often)"),
    (on.answer(500, SPOKEN), "ServerError", "answered 500 Internal Server Error: you sent ***"),
    (on.answer(418, b"[" + SPOKEN), "StatusError", "answered 418"),
    (
        on.answer(302, b"", f"Location: /{QUERY_KEY}/x?{EVERYTHING}", name="redirect"),
        "StatusError",
        "(redirected to /***/x: redirects are not followed, check base_url)",
    ),
    (
        on.answer(502, page(502, "Bad Gateway"), HTML, name="HTML 502"),
        "ServerError",
        "answered 502 Bad Gateway: <html><head><title>502 Bad Gateway</title></head><body><p>***",
    ),
    (
        on.answer(200, page(200, "Log in"), HTML, name="HTML 200"),
        "DecodeError",
        "came with 'text/html; charset=utf-8', the document declares application/json",
    ),
    (
        on.answer(200, SPOKEN, f"Content-Type: x/{QUERY_KEY}", name="odd type"),
        "DecodeError",
        "came with 'x/***'",
    ),
    (
        on.answer(200, json.dumps({"name": [EVERYTHING], EVERYTHING: 1}).encode(), name="type"),
        "DecodeError",
        "the body is not as declared: name: Input should be a valid string",
    ),
    (on.answer(200, EVERYTHING.encode(), name="words"), "DecodeError", "body: Invalid JSON"),
]


@pytest.mark.parametrize(
    ("carrier", "step", "kind", "says"),
    [
        pytest.param(carrier, *fault, id=f"{carrier}-{fault[0]}")
        for carrier in CARRIERS
        for fault in (*ON_THE_WAY, *(ANSWERED if carrier in DEFAULT else ANSWERED[:3]))
    ],
)
def test_what_is_said(
    opened: Callable[..., Caller],
    carrier: str,
    server: FaultServer,
    caplog: pytest.LogCaptureFixture,
    step: Step,
    kind: str,
    says: str,
) -> None:
    caller = opened(carrier, **plain(carrier))
    server.play(then=step)
    with caplog.at_level(logging.DEBUG):
        error = caller.thing("POST", retries=caller.Retries(limit=1, initial=0)).error
    assert type(error).__name__ == kind
    assert says in str(error)
    where = f"postThing: POST {server.url}/v1/things/1?token=***"
    assert str(error).startswith(where)
    assert (error.operation_id, error.method) == ("postThing", "POST")
    assert error.url == f"{server.url}/v1/things/1?token=***"
    assert len(str(error)) < 700  # an excerpt, not the whole page
    assert "\n" not in str(error).partition("\n  ")[0]
    for secret in SECRETS:
        assert secret not in told(error)
    # Every logger was listened to; the one below httpx2 writes what came as it is.
    logged = [record for record in caplog.records if not record.name.startswith("httpcore2")]
    assert "things" in {record.name for record in logged}
    for secret in SECRETS:
        assert secret not in "\n".join(record.getMessage() for record in logged)


def test_a_credential_that_an_excerpt_would_cut(caller: Caller, server: FaultServer) -> None:
    """Credentials are taken out before a text is shortened, not after."""
    for length in range(300 - len(HEADER_KEY), 301):
        text = "x" * length + HEADER_KEY + " and   more" * 100
        server.play(then=on.answer(500, text.encode(), "Content-Type: text/plain"))
        assert HEADER_KEY[:3] not in str(caller.thing("POST").error)


def test_a_credential_with_spaces(opened: Callable[..., Caller], server: FaultServer) -> None:
    """Not even where the excerpt of what the server says writes it otherwise."""
    caller = opened("httpx2", password="two  spaces")
    body = json.dumps({"code": "c", "message": "it was two  spaces"}).encode()
    server.play(then=on.answer(401, body))
    assert "it was *** (check the credentials" in str(caller.thing("POST").error)


def test_the_log_cuts_no_credential(
    caller: Caller, server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    body = on.thing(name="x" * (2000 - len('{"name": "') - 4) + PASSWORD)
    server.play(then=on.answer(200, body, on.JSON, f"X-Echo: {CODED} {HEADER_KEY}"))
    with caplog.at_level(logging.DEBUG, logger="things"):
        assert caller.thing("POST", body={"name": HEADER_KEY}).error is None
    assert PASSWORD[:4] not in caplog.text
    for secret in SECRETS:
        assert secret not in caplog.text
    assert "Things-Token" in caplog.text


def test_nothing_was_sent(caller: Caller, server: FaultServer) -> None:
    bad: Any = {"name": 1, "colour": PASSWORD}
    error = caller.thing("POST", body=bad).error
    assert type(error) is caller.errors.RequestInvalid
    assert str(error).startswith("postThing: nothing was sent, the request is not valid: body.")
    error = caller.call("things.get_thing", id=None).error
    assert str(error) == "getThing: nothing was sent, the request is not valid: id: is required"
    assert server.requests == []


def test_too_late(caller: Caller, server: FaultServer) -> None:
    server.play(then=on.say("stall", then="stall"))
    error = caller.thing("POST", timeout=0.1).error
    assert type(error) is caller.errors.Timeout
    assert str(error).startswith(f"postThing: POST {server.url}/v1/things/1?token=***: no answer w")
    assert RISK in str(error)
    for secret in SECRETS:
        assert secret not in told(error)
