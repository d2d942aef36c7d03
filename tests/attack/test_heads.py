"""Heads, trailers and chunk extensions without end, over sockets."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from tests.attack.connections import (
    CHUNKED,
    GET,
    KINDS,
    Server,
    one,
    patient,
    send,
    served,
    statuses,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 8192
FIELDS = 20


@pytest.fixture(scope="module", params=KINDS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    limits = patient(max_head_bytes=MOST, max_head_fields=FIELDS)
    with served(request.param, limits) as running:
        yield running


def head(fields: bytes) -> bytes:
    return b"GET /a/x HTTP/1.1\r\nHost: a\r\n%b\r\n" % fields


def is_refused(answer: bytes, status: int) -> bool:
    return statuses(answer) == [status] and b"connection: close\r\n" in answer.lower()


def test_a_head_of_the_largest_size(server: Server) -> None:
    rest_of_it = len(head(b"Connection: close\r\nX-A: \r\n"))
    for extra, expected in ((0, 200), (1, 431)):
        value = b"x" * (MOST - rest_of_it + extra)
        answer = server.say(head(b"Connection: close\r\nX-A: %b\r\n" % value))
        assert statuses(answer) == [expected]
        assert b"connection: close\r\n" in answer.lower()


def test_as_many_fields_as_may_be(server: Server) -> None:
    for extra, expected in ((0, 200), (1, 431)):
        fields = b"X-A: 1\r\n" * (FIELDS - 2 + extra)
        assert statuses(server.say(head(b"Connection: close\r\n" + fields))) == [expected]


@pytest.mark.parametrize("size", [1, 5000, 1 << 20])
def test_a_head_without_end(server: Server, size: int) -> None:
    field = b"X-A: %b\r\n" % (b"x" * 1000)
    fields = field * (5000 if size > 1 else 10)
    start = head(b"")[:-2]
    sent = start + fields
    answer = server.say(*(sent[at : at + size] for at in range(0, len(sent), size)))
    assert is_refused(answer, 431)
    assert b"application/problem+json" in answer
    assert not server.handlers.calls or server.handlers.calls[-1]["what"] == "x"


def test_a_target_without_end(server: Server) -> None:
    for parts in ([b"GET /a/" + b"x" * MOST], [b"GET /a/"] + [b"x" * 100] * 100):
        assert is_refused(server.say(*parts), 414)


def test_a_head_without_end_behind_a_request(server: Server) -> None:
    with server.connection() as connection:
        send(connection, GET % b"/a/x")
        assert statuses(one(connection)) == [200]
        send(connection, head(b"X-A: 1\r\n" * (FIELDS + 1)))
        assert is_refused(one(connection), 431)
        assert connection.recv(1) == b""


def test_empty_lines_before_a_request_are_dropped(server: Server) -> None:
    answer = server.say(b"\r\n" * 100_000, head(b"Connection: close\r\n"))
    assert statuses(answer) == [200]


AUTHORIZATION = b"Authorization: Basic " + b64encode(b"alice:hush") + b"\r\n"
SECRET = b"GET /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%bTransfer-Encoding: chunked\r\n\r\n"


def test_a_trailer_is_no_header_field(server: Server) -> None:
    for body in (b"0\r\n%b\r\n", b"1;a=b\r\nx\r\n0\r\n%b\r\n"):
        start = SECRET % b""
        sent = start + body % AUTHORIZATION
        assert statuses(server.say(sent)) == [401]
        assert statuses(server.say(*(sent[at : at + 1] for at in range(len(sent))))) == [401]
        for cut in (len(start), len(sent) - 1, len(sent) - 20):
            assert statuses(server.say(sent[:cut], sent[cut:])) == [401]
    assert statuses(server.say(SECRET % AUTHORIZATION + b"0\r\n\r\n")) == [200]


@pytest.mark.parametrize(
    ("trailers", "expected"),
    [
        (b"", 200),
        (b"X-A: 1\r\n", 200),
        (b"X-A: 1\r\n" * FIELDS, 200),
        (b"X-A: 1\r\n" * (FIELDS + 1), 431),
        (b"X-A: " + b"x" * MOST, 431),
        (b"X-A : 1\r\n", 400),
        (b"X-A: 1\n", 400),
        (b"X-A\r\n", 400),
        (b" X-A: 1\r\n", 400),
    ],
)
def test_trailers(server: Server, trailers: bytes, expected: int) -> None:
    sent = CHUNKED % b"Connection: close\r\n" + b'8\r\n{"a": 1}\r\n0\r\n' + trailers + b"\r\n"
    assert statuses(server.say(sent)) == [expected]
    assert statuses(server.say(sent[:-7], sent[-7:])) == [expected]


@pytest.mark.parametrize(
    ("extension", "expected"), [(b";a=b", 200), (b";a=" + b"x" * MOST, 400), (b";" * MOST, 400)]
)
def test_chunk_extensions(server: Server, extension: bytes, expected: int) -> None:
    body = b"8%b\r\n%b\r\n0%b\r\n\r\n" % (extension, b'{"a": 1}', extension)
    sent = CHUNKED % b"Connection: close\r\n" + body
    assert statuses(server.say(sent)) == [expected]


def test_many_chunk_extensions(server: Server) -> None:
    chunk = b"1;a=%b\r\n1\r\n" % (b"x" * 100)
    assert statuses(server.say(CHUNKED % b"", *[chunk] * 100)) == [400]


def test_a_body_in_chunks_of_one_byte(server: Server) -> None:
    body = b"".join(b"1\r\n%c\r\n" % byte for byte in b'{"a": ' + b" " * 900 + b"1}")
    assert statuses(server.say(CHUNKED % b"Connection: close\r\n" + body + b"0\r\n\r\n")) == [200]


@pytest.mark.parametrize("digits", [b"0" * 5000, b"9" * 5000, b"0" * 4999 + b"2"])
def test_a_length_of_many_digits(server: Server, digits: bytes) -> None:
    for line in (b"PUT /b", b"GET /a/length"):
        sent = b"%b HTTP/1.1\r\nHost: a\r\nContent-Length: %b\r\n\r\n{}" % (line, digits)
        assert statuses(server.say(sent)) == [400]
        assert statuses(server.say(sent[:3000], sent[3000:])) == [400]
    assert {"body": {}} not in server.handlers.calls
    assert {"what": "length"} not in server.handlers.calls


def test_a_body_that_is_read_as_the_next_request(server: Server) -> None:
    inner = GET % b"/a/inner"
    for line in (b"CONNECT /a/x", b"POST /b"):
        fields = b"Connection: Upgrade\r\nUpgrade: h2c\r\n" if line == b"POST /b" else b""
        sent = b"%b HTTP/1.1\r\nHost: a\r\n%bContent-Length: %d\r\n\r\n" % (
            line,
            fields,
            len(inner),
        )
        for parts in ([sent + inner], [sent, inner]):
            answer = server.say(*parts, GET.replace(b"Host", b"Connection: close\r\nHost") % b"/q")
            assert statuses(answer)[0] in {400, 404, 405, 415, 422}
    assert {"what": "inner"} not in server.handlers.calls


def test_a_body_that_is_framed_in_two_ways(server: Server) -> None:
    body = b"0\r\n\r\n" + GET % b"/a/twice-framed"
    fields = b"Content-Length: %d\r\n" % len(body)
    for more in (fields, b""):
        sent = (CHUNKED % (fields if not more else b"")).replace(
            b"chunked\r\n", b"chunked\r\n" + more
        )
        assert statuses(server.say(sent + body)) == [400]
        assert statuses(server.say(sent, body)) == [400]
    assert {"what": "twice-framed"} not in server.handlers.calls
