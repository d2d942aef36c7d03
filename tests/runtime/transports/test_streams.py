"""Every transport gives an answer while it comes, and says what went wrong with it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime import errors
from tests.runtime.transports.wire import (
    CUT,
    HEAD,
    SECRET,
    Carrier,
    Peer,
    answer,
    answering,
    refusing,
    request,
    saying_once,
    serving,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
SHORT = 0.2
"""Seconds of a limit that is meant to be passed."""


class OpenResponse:
    """A response that is being read, of either kind of transport."""

    def __init__(self, carrier: Carrier, streamed: Any) -> None:
        self._carrier = carrier
        self.streamed = streamed
        self.status, self.headers = streamed.status, streamed.headers

    def next(self) -> bytes | None:
        if not self._carrier.asynchronous:
            return next(self.streamed.chunks, None)
        chunk: bytes | None = self._carrier.run(_next, self.streamed.chunks)
        return chunk

    def rest(self) -> bytes:
        return b"".join(iter(self.next, None))

    def close(self) -> None:
        if self._carrier.asynchronous:
            self._carrier.run(self.streamed.aclose)
        else:
            self.streamed.close()


async def _next(chunks: Any) -> bytes | None:
    return await anext(chunks, None)


@contextmanager
def streaming(
    carrier: Carrier, url: str, timeout: float | None = 10, deadline: float | None = None
) -> Iterator[OpenResponse]:
    asked = request(url)
    asked.deadline = deadline
    streamed = carrier.run(partial(carrier.transport.stream, asked, timeout=timeout))
    opened = OpenResponse(carrier, streamed)
    try:
        yield opened
    finally:
        opened.close()


def paced(*parts: bytes, then: Callable[[Peer], None] = Peer.close) -> tuple[Any, threading.Event]:
    """Return a handler that says each part when the event is set, and the event."""
    go = threading.Event()

    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(CHUNKED)
        for part in parts:
            peer.say(b"%x\r\n%b\r\n" % (len(part), part))
            assert go.wait(120)
            go.clear()
        then(peer)

    return handle, go


def end(peer: Peer) -> None:
    peer.say(b"0\r\n\r\n")


def test_parts_come_when_they_are_sent(carrier: Carrier) -> None:
    handle, go = paced(b"one", b"two", then=end)
    with serving(handle) as server, streaming(carrier, server.url) as opened:
        assert (opened.status, opened.headers["content-type"]) == (200, "application/json")
        assert opened.next() == b"one"
        go.set()
        assert opened.next() == b"two"
        go.set()
        assert opened.next() is None


def test_a_connection_that_was_read_to_its_end_is_used_again(carrier: Carrier) -> None:
    with serving(answering(answer(b"whole"))) as server:
        for _ in range(3):
            with streaming(carrier, server.url) as opened:
                assert opened.rest() == b"whole"
        assert server.connections == 1


def test_a_connection_that_was_not_is_closed(carrier: Carrier) -> None:
    gone = threading.Event()

    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(CHUNKED, b"3\r\none\r\n")
        assert peer.connection.recv(1) == b""
        gone.set()

    with serving(handle) as server:
        with streaming(carrier, server.url) as opened:
            assert opened.next() == b"one"
        carrier.wait(gone)


def test_statuses_are_no_faults(carrier: Carrier) -> None:
    handle = answering(answer(b"no", status=b"404 Not Found"))
    with serving(handle) as server, streaming(carrier, server.url) as opened:
        assert (opened.status, opened.rest()) == (404, b"no")


@pytest.mark.parametrize("then", [Peer.close, Peer.reset])
def test_a_connection_that_breaks(carrier: Carrier, then: Callable[[Peer], None]) -> None:
    handle, go = paced(b"one", then=then)
    with serving(handle) as server, streaming(carrier, f"{server.url}/?k={SECRET}") as opened:
        assert opened.next() == b"one"
        go.set()
        with pytest.raises(errors.ConnectionLost, match="callItems") as caught:
            opened.rest()
    assert SECRET not in str(caught.value)
    assert caught.value.operation_id == "callItems"


def test_a_body_that_is_too_short(carrier: Carrier) -> None:
    def ask() -> None:
        with streaming(carrier, server.url) as opened:
            opened.rest()

    with serving(saying_once(CUT)) as server, pytest.raises(errors.ConnectionLost):
        ask()


def begin(carrier: Carrier, url: str, timeout: float | None = 10, **more: Any) -> None:
    with streaming(carrier, url, timeout, **more):
        raise AssertionError("there is no answer")


def test_no_answer_at_all(carrier: Carrier) -> None:
    with serving(saying_once()) as server, pytest.raises(errors.ConnectionLost):
        begin(carrier, server.url)


def test_no_server(carrier: Carrier) -> None:
    with refusing() as url, pytest.raises(errors.ConnectFailed):
        begin(carrier, url)


def test_the_limit_holds_for_the_head(carrier: Carrier) -> None:
    silent = serving(saying_once(then="wait"))
    with silent as server, pytest.raises(errors.Timeout, match=str(SHORT)) as caught:
        begin(carrier, f"{server.url}/?k={SECRET}", SHORT)
    assert SECRET not in str(caught.value)


@pytest.mark.slow
def test_the_limit_holds_for_each_part(carrier: Carrier) -> None:
    """Parts that come within it are no fault, however long they take together."""
    limit, pace = 1.5, 0.5

    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(CHUNKED)
        for _ in range(4):
            peer.say(b"1\r\nx\r\n")
            time.sleep(pace)  # no event: it is the time that is looked at
        peer.connection.recv(1)

    with serving(handle) as server, streaming(carrier, server.url, limit) as opened:
        assert b"".join(opened.next() or b"" for _ in range(4)) == b"x" * 4
        with pytest.raises(errors.Timeout):
            opened.rest()


def test_the_deadline_is_for_the_head_only(sync_carrier: Carrier) -> None:
    handle, go = paced(b"one", b"two", then=end)
    with serving(handle) as server:
        until = time.monotonic() + 1
        with streaming(sync_carrier, server.url, deadline=until) as opened:
            assert opened.next() == b"one"
            time.sleep(max(0.0, until - time.monotonic()))
            go.set()
            assert opened.next() == b"two"
            go.set()
            assert opened.next() is None


def test_a_deadline_of_the_head() -> None:
    carrier = Carrier("httpx2")
    until = time.monotonic() + SHORT
    with serving(saying_once(then="wait")) as server, pytest.raises(errors.Timeout):
        begin(carrier, server.url, deadline=until)
    carrier.end()
