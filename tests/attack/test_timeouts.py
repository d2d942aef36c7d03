"""Strangers who are slow, idle or many, over sockets. Tests wait until the server has done it."""

from __future__ import annotations

import contextlib
import ssl
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.attack.connections import (
    CHUNKED,
    GET,
    KINDS,
    PATIENT,
    Server,
    one,
    patient,
    rest,
    send,
    served,
    statuses,
)

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

SOON = 0.3
"""Seconds after which what is late ends; nothing here has to be faster."""
BODY = b"POST /b HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture(scope="module", params=KINDS)
def hasty(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server that waits for nothing long."""
    limits = patient(head_seconds=SOON, body_seconds=SOON, idle_seconds=SOON)
    with served(request.param, limits) as running:
        yield running


def test_a_connection_without_a_request(hasty: Server) -> None:
    assert hasty.say() == b""


@pytest.mark.parametrize(
    "sent", [b"G", b"GET /a/x HTTP/1.1\r\nHost: a\r\nX-A: ", b"GET /a/x HTTP/1.1\r\n\r"]
)
def test_half_a_head(hasty: Server, sent: bytes) -> None:
    answer = hasty.say(sent)
    assert statuses(answer) == [408]
    assert b"connection: close\r\n" in answer


def test_a_head_that_comes_byte_by_byte_all_the_time(hasty: Server) -> None:
    with hasty.connection() as connection:
        answer = _dripped(connection, b"GET /a/x HTTP/1.1\r\nX-A: ")
    assert statuses(answer) == [408]


def _dripped(connection: socket.socket, start: bytes) -> bytes:
    """Send a byte as often as nothing comes; return all that comes until the server closes."""
    answer = b""
    connection.sendall(start)
    connection.settimeout(SOON / 30)
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        while True:
            try:
                chunk = connection.recv(65536)
            except TimeoutError:
                connection.sendall(b"x")
                continue
            if not chunk:
                break
            answer += chunk
    return answer


@pytest.mark.parametrize(
    "sent",
    [
        BODY,
        BODY + b'{"a"',
        CHUNKED % b"",
        CHUNKED % b"" + b"8",
        CHUNKED % b"" + b'8\r\n{"a": 1}\r\n0\r\n',
        CHUNKED % b"" + b'8\r\n{"a": 1}\r\n0\r\nX-A: 1\r\n',
        CHUNKED % b"Expect: 100-continue\r\n",
    ],
)
def test_half_a_body(hasty: Server, sent: bytes) -> None:
    answer = hasty.say(sent).removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
    answer = answer.replace(b"HTTP/1.1 100 \r\n\r\n", b"")
    assert statuses(answer)[-1] == 408
    assert b"connection: close\r\n" in answer


def test_a_body_that_nobody_waits_for(hasty: Server) -> None:
    """It is answered without its body, which never comes."""
    for sent in (
        BODY.replace(b"POST /b", b"GET /c"),
        (CHUNKED % b"").replace(b"POST /b", b"GET /c"),
    ):
        assert statuses(hasty.say(sent)) == [401]


def test_a_connection_that_is_used_and_left(hasty: Server) -> None:
    for sent in (GET % b"/a/x", BODY + b'{"a": 1}', GET % b"/nothing", GET % b"/s"):
        assert len(statuses(hasty.say(sent))) == 1
        assert len(statuses(hasty.say(sent * 3))) == 3


def test_half_a_head_behind_a_request(hasty: Server) -> None:
    assert statuses(hasty.say(GET % b"/a/x" + b"GET /a")) == [200, 408]
    assert statuses(hasty.say(GET % b"/s" + b"GET /a")) == [200, 408]


def test_a_handler_may_take_its_time(hasty: Server) -> None:
    with hasty.connection() as connection, hasty.connection() as other:
        send(connection, GET % b"/a/wait" + GET % b"/a/x")
        for _ in range(3):  # each takes as long as a connection may be idle
            with hasty.connection() as idle:
                assert rest(idle) == b""
        assert rest(other) == b""
        connection.setblocking(False)
        with pytest.raises(OSError):  # noqa: PT011 - of one of two kinds
            connection.recv(1)
        connection.settimeout(PATIENT)
        hasty.go_on()
        assert statuses(rest(connection)) == [200, 200]


def test_an_answer_that_nobody_takes(hasty: Server) -> None:
    with hasty.connection() as connection:
        send(connection, GET % b"/a/large")
        assert connection.recv(1) == b"H"
        hasty.wait_until_none_is_left()
        assert len(rest(connection)) < 8_000_000


def test_more_connections_than_may_be(kind: str) -> None:
    with served(kind, patient(max_connections=3)) as server, ExitStack() as stack:
        held = [stack.enter_context(server.connection()) for _ in range(3)]
        for connection in held:
            send(connection, GET % b"/a/x")
            assert statuses(one(connection)) == [200]
        for _ in range(3):
            answer = server.say(GET % b"/a/x")
            assert statuses(answer) == [503]
            assert b"retry-after: 5\r\n" in answer.lower()
            assert b"connection: close\r\n" in answer
        send(held[0], GET % b"/nothing")  # which makes it a connection of another protocol
        assert statuses(one(held[0])) == [404]
        held[0].close()
        server.wait_until_left(2)
        with server.connection() as connection:
            send(connection, GET % b"/a/x")
            assert statuses(one(connection)) == [200]


def test_more_requests_than_may_be(kind: str) -> None:
    with served(kind, patient(max_requests=2)) as server, ExitStack() as stack:
        held = [stack.enter_context(server.connection()) for _ in range(2)]
        for connection in held:
            send(connection, GET % b"/a/wait")
        server.wait_until_under_way(2)
        answer = server.say(GET % b"/a/x")
        assert statuses(answer) == [503]
        assert b"retry-after: 5\r\n" in answer.lower()
        server.go_on()
        for connection in held:
            assert statuses(one(connection)) == [200]
        with server.connection() as connection:
            server.wait_until_under_way(0)
            send(connection, GET % b"/a/x")
            assert statuses(one(connection)) == [200]


def test_requests_that_do_not_wait_for_answers(kind: str) -> None:
    with served(kind, patient()) as server, server.connection() as connection:
        send(connection, GET % b"/a/wait")
        server.wait_until_under_way(1)
        last = (GET % b"/a/x").replace(b"Host", b"Connection: close\r\nHost")
        # These are less than a socket holds, whoever reads; no two threads use one connection.
        send(connection, (GET % b"/a/x") * 2500, last)
        server.go_on()
        assert statuses(rest(connection)) == [200] * 2502
        assert server.most_under_way <= 2  # one may be about to end


def test_an_answer_before_the_body_does_not_end_the_connection(kind: str) -> None:
    with served(kind, patient()) as server, server.connection() as connection:
        for _ in range(2):
            send(connection, BODY.replace(b"POST /b", b"GET /c"))
            assert statuses(one(connection)) == [401]
            send(connection, b'{"a": 1}')
        for cut in (0, 3, 6):
            send(connection, BODY + b'{"a": 1}'[:cut])
            send(connection, b'{"a": 1}'[cut:])
            assert statuses(one(connection)) == [200]
