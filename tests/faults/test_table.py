"""Which fault ends in which error, and how often the request is sent: the promise as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults import fault_server as on
from tests.faults.callers import CARRIERS, DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Step

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")
LIMIT = 2  # attempts after the first one

# A fault, the class of the error, and whether it passes and the server cannot have acted.
NEVER_SEEN = [(on.refuse(), "ConnectFailed")]
PASSING = [
    *((make(), "ConnectionLost") for make in on.LOST),
    *((on.answer(status), "StatusError") for status in (408,)),
    *((on.answer(status), "ServerError") for status in (502, 503, 504)),
]
TOO_MANY = [(on.answer(429), "TooManyRequests")]
LASTING = [
    (on.answer(400), "BadRequest"),
    (on.answer(401), "Unauthorized"),
    (on.answer(403), "Forbidden"),
    (on.answer(404), "NotFound"),
    (on.answer(409), "Conflict"),
    (on.answer(418), "StatusError"),
    (on.answer(422), "UnprocessableContent"),
    (on.answer(501), "ServerError"),
    (on.answer(507), "ServerError"),
    (on.answer(500), "ServerError"),
    (on.answer(200, b"", name="nothing"), "DecodeError"),
    (on.answer(200, b'{"name":', name="half a JSON"), "DecodeError"),
    (on.answer(200, b"\xff\xfe", name="not UTF-8"), "DecodeError"),
    (on.answer(200, b'{"name":1}', name="wrong type"), "DecodeError"),
    (on.answer(200, b"<html>", "Content-Type: text/html", name="HTML"), "DecodeError"),
    (
        on.answer(200, on.THING, on.JSON, "Content-Encoding: gzip", name="not gzip"),
        "DecodeError",
    ),
]


def check(
    caller: Caller, server: FaultServer, method: str, step: Step, error: str, attempts: int
) -> None:
    server.play(then=step)
    happened = caller.thing(method)
    raised = happened.error
    assert type(raised).__name__ == error, raised
    # What the server saw, what the hooks saw.
    unseen = step.refused or step.act is None
    assert [seen.method for seen in server.requests] == [] if unseen else [method] * attempts
    assert happened.attempts == list(range(1, attempts + 1))
    assert [event.attempt for event in happened.retries] == list(range(1, attempts))
    is_answer = raised.status is not None
    undecodable = error == "DecodeError" and not is_answer  # fails where the answer is read
    assert len(happened.answers) == (attempts if is_answer else 0)
    assert len(happened.failures) == (0 if is_answer or undecodable else 1)
    if not is_answer and not undecodable:
        assert raised.may_have_been_processed == (not step.refused)
        assert raised.__cause__ is not None
    # The same client goes on as if nothing had been.
    server.play()
    assert caller.thing(method).error is None


def cases(methods: tuple[str, ...], faults: list[tuple[Step, str]], attempts: int) -> list[object]:
    return [
        pytest.param(method, step, error, attempts, id=f"{method}-{step}")
        for method in methods
        for step, error in faults
    ]


@pytest.mark.parametrize(
    ("method", "step", "error", "attempts"),
    [
        *cases(("POST",), [*NEVER_SEEN, *TOO_MANY], 1 + LIMIT),
        *cases(("POST",), PASSING, 1),
        *cases(("PUT",), LASTING[-7:], 1),
    ],
)
def test_every_fault(
    caller: Caller, server: FaultServer, method: str, step: Step, error: str, attempts: int
) -> None:
    check(caller, server, method, step, error, attempts)


SOME = [(on.say("hang up"), "ConnectionLost"), (on.answer(503), "ServerError")]


@pytest.mark.parametrize(
    ("method", "step", "error", "attempts"),
    [
        *cases((*IDEMPOTENT, "PATCH"), [*NEVER_SEEN, *TOO_MANY], 1 + LIMIT),
        *cases(("PUT",), PASSING, 1 + LIMIT),
        *cases(("GET", "HEAD", "OPTIONS", "DELETE"), SOME, 1 + LIMIT),
        *cases(("PATCH",), SOME, 1),
        *cases(("POST",), LASTING, 1),
    ],
)
def test_every_method(
    usual_caller: Caller, server: FaultServer, method: str, step: Step, error: str, attempts: int
) -> None:
    check(usual_caller, server, method, step, error, attempts)


@pytest.mark.parametrize(
    ("method", "attempts"), [("PUT", 2), ("POST", 1)], ids=["idempotent", "other"]
)
@pytest.mark.parametrize("make", on.LATE)
def test_no_answer_in_time(
    opened: Callable[..., Caller],
    server: FaultServer,
    carrier: str,
    make: Callable[[], Step],
    method: str,
    attempts: int,
) -> None:
    caller = opened(carrier)
    server.play(then=make())
    retries = caller.Retries(limit=1, initial=0)
    happened = caller.thing(method, timeout=0.1, retries=retries)
    assert type(happened.error) is caller.errors.Timeout
    assert happened.error.may_have_been_processed
    assert len(server.requests) == len(happened.sent) == attempts
    server.play()
    assert caller.thing(method).error is None


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_post_is_sent_again_when_it_is_said_to_be_safe(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    retries = caller.Retries(limit=2, initial=0, unsafe=True)
    server.play(on.say("hang up"), on.answer(503))
    happened = caller.thing("POST", retries=retries)
    assert happened.result.name == "a"
    assert len(server.requests) == 3
    assert {seen.body for seen in server.requests} == {on.THING}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_nothing_is_sent_again_when_no_retries_are_wanted(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier, retries=0)
    for step in (on.refuse(), on.say("hang up"), on.answer(429), on.answer(503)):
        server.play(then=step)
        assert len(caller.thing("PUT").sent) == 1
        assert caller.thing("PUT", retries=caller.Retries(limit=1, initial=0)).attempts == [
            1,
            2,
        ]


@pytest.mark.parametrize("carrier", DEFAULT)
def test_every_fault_in_turn(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    script = [on.refuse(), *(make() for make in on.LOST), on.answer(503), on.refuse()]
    server.play(*script, then=on.answer())
    happened = caller.thing("PUT", retries=caller.Retries(limit=len(script), initial=0))
    assert happened.result.name == "a"
    assert happened.attempts == list(range(1, len(script) + 2))
    assert len(server.requests) == len(script) + 1 - 3  # two were refused, one was not read
