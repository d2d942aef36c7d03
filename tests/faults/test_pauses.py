"""Pauses between attempts, `Retry-After`, and the time a call may take."""

from __future__ import annotations

import threading
import time
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults import fault_server as on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Peer, Seen, Step


class NotNowError(Exception):
    """Raised by a hook, so that nobody waits for what was planned."""


@pytest.fixture
def planning(usual: str, opened: Callable[..., Caller]) -> Caller:
    """Give a client that plans a pause and then stops instead of waiting."""

    def stop(event: Any) -> None:
        caller.happened.retries.append(event)
        raise NotNowError

    caller = opened(usual)
    caller.client = caller.client.with_options(hooks=caller.hooks(on_retry=stop))
    return caller


def planned(caller: Caller, server: FaultServer, asked: str, method: str = "PUT") -> float:
    """Return the pause that is planned after a 503 with `Retry-After`."""
    server.play(then=on.answer(429, on.THING, on.JSON, f"Retry-After: {asked}"))
    happened = caller.thing(method, retries=caller.Retries(initial=8, jitter=lambda: 0.25))
    assert type(happened.error) is NotNowError, happened.error
    assert len(server.requests) == 1
    (event,) = happened.retries
    assert event.response.status == 429
    assert isinstance(event.delay, float)
    return event.delay


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_the_server_says_how_long(planning: Caller, server: FaultServer, method: str) -> None:
    assert planned(planning, server, "7", method) == 7
    assert planned(planning, server, " 60 ", method) == 60
    assert planned(planning, server, "0", method) == 0
    date = formatdate(time.time() + 50, usegmt=True)
    assert 0 < planned(planning, server, date, method) <= 50
    assert planned(planning, server, formatdate(time.time() - 50, usegmt=True), method) == 0
    assert planned(planning, server, formatdate(time.time() - 50), method) == 0


@pytest.mark.parametrize("asked", ["", "soon", "-1", "1.5", "1e3", "٣", "Fri, 99 Nov 2026"])
def test_what_cannot_be_read_is_not_obeyed(
    planning: Caller, server: FaultServer, asked: str
) -> None:
    asked = asked.encode().decode("latin-1")
    assert planned(planning, server, asked) == 2  # a quarter of `initial`


@pytest.mark.parametrize("asked", ["61", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_nobody_waits_for_too_long(caller: Caller, server: FaultServer, asked: str) -> None:
    server.play(then=on.answer(503, on.THING, on.JSON, f"Retry-After: {asked}"))
    happened = caller.thing("PUT")
    assert happened.error.status == 503
    assert happened.error.headers["retry-after"] == asked
    assert (len(server.requests), happened.retries) == (1, [])


def test_pauses_grow_with_full_jitter(caller: Caller, server: FaultServer) -> None:
    parts = iter([1.0, 0.5, 0.0, 1.0])
    server.play(then=on.answer(503))
    retries = caller.Retries(limit=4, initial=0.004, longest=0.01, jitter=lambda: next(parts))
    happened = caller.thing("PUT", retries=retries)
    assert [event.delay for event in happened.retries] == [0.004, 0.004, 0, 0.01]
    assert len(server.requests) == 5


def test_a_pause_beyond_the_total_time_is_not_begun(caller: Caller, server: FaultServer) -> None:
    server.play(
        on.answer(429, on.THING, on.JSON, "Retry-After: 30"), on.answer(429), then=on.refuse()
    )
    retries = caller.Retries(initial=40, longest=40, jitter=lambda: 1)
    for expected in ("TooManyRequests", "TooManyRequests", "ConnectFailed"):
        happened = caller.thing("POST", total_timeout=20, retries=retries)
        assert type(happened.error).__name__ == expected
        assert (happened.attempts, happened.retries) == ([1], [])
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "step",
    [
        on.say("stall", then="stall"),
        on.drip("slow body", on.CHUNKED, b"1\r\nx\r\n"),
    ],
    ids=repr,
)
def test_the_total_time_holds_for_all_attempts(
    caller: Caller, server: FaultServer, step: Step
) -> None:
    for total in (0.3, 3, 30):
        server.play(on.say("hang up"), on.answer(503), then=step)
        # Each read may take a minute: what ends the call is the total.
        happened = caller.thing("PUT", timeout=60, total_timeout=total)
        if len(happened.attempts) == 3:
            break  # else a busy machine took all the time for the first two: allow it more
    assert type(happened.error) is caller.errors.Timeout, happened.error
    assert happened.error.may_have_been_processed
    assert happened.attempts == [1, 2, 3]
    assert len(server.requests) == 3
    # A connection in the middle of an answer is not used again.
    server.play()
    assert caller.thing("PUT").result.name == "a"


def test_slow_is_not_late(caller: Caller, server: FaultServer) -> None:
    """The answer takes longer than one wait for the server may, and arrives."""
    if "httpx2" not in caller.carrier:
        return  # with those, `timeout` holds for the whole answer
    body = on.thing(name="x" * 40)
    for longer in (1, 5, 25):  # a busy machine may pause between two bytes by itself: allow more

        def act(peer: Peer, _: Seen, seconds: float = 0.01 * longer) -> bool:
            pause = threading.Event()
            peer.say(on.begun(len(body)))
            for position in range(len(body)):
                pause.wait(seconds)
                peer.say(body[position : position + 1])
            return True

        server.play(then=on.Step("slow", act))
        happened = caller.thing("POST", timeout=0.25 * longer)
        if happened.error is None:
            break
    assert happened.result.name == "x" * 40
