"""The same over a real socket: an HTTP server, and requests that no client would write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import pytest

from generators.runtime.server import BasicCredentials, DirectProtocol, check_basic
from tests.runtime.server.loopback import ADDRESS, listening, say
from tests.runtime.server.server_support import Things, body, operation, parameter, serve

if TYPE_CHECKING:
    from collections.abc import Iterator


async def authenticate(credentials: BasicCredentials) -> str | None:
    return credentials.username if check_basic(credentials, "alice", "hush") else None


class Failing(Things):
    async def fail(self) -> None:
        raise LookupError("hush")


@pytest.fixture(params=["httptools", "h11", DirectProtocol])
def running(request: pytest.FixtureRequest) -> Iterator[tuple[int, Things]]:
    things = Failing("ok")
    path = (parameter(str, "path", name="pet-id", py_name="pet_id", required=True),)
    app = serve(
        operation(id="get", path="/a/{pet-id}", parameters=path),
        operation(id="post", method="POST", path="/b", body=body(dict[str, int])),
        operation(id="secret", path="/c", security=({"basic": ()},)),
        operation(id="broken", path="/d", py_name="fail"),
        handler=things,
        url="/v1",
        authenticate=authenticate,
        max_body_bytes=1000,
        dispatch="direct" if request.param is DirectProtocol else "app",
    )
    with listening(app, request.param) as port:
        yield port, things


def test_raw_targets(running: tuple[int, Things]) -> None:
    port, things = running
    for target in ("/v1/a/b%2Fc", "/v1/a/%2E%2E", "/v1/a/b;c"):
        line = f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        assert say(port, line.encode()).startswith(b"HTTP/1.1 200 OK\r\n")
    assert [call["pet_id"] for call in things.calls] == ["b/c", "..", "b;c"]
    for target in ("/v1/a/..", "/v1/a/.", "/v1/a/", "/v1//a/b", "/v1/a/%FF", "//v1/a/b", "/"):
        line = f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        assert say(port, line.encode()).startswith(b"HTTP/1.1 404 "), target


def test_a_client(running: tuple[int, Things]) -> None:
    port, things = running
    with httpx2.Client(base_url=f"http://{ADDRESS}:{port}/v1") as client:
        answer = client.post("/b", json={"a": 1})
        assert (answer.status_code, answer.json()) == (200, "ok")
        assert things.calls == [{"body": {"a": 1}}]
        assert client.get("/c").status_code == 401
        assert client.get("/c", auth=("alice", "hush")).status_code == 200
        assert client.get("/b").headers["allow"] == "POST"
        assert client.post("/b", content=iter([b'{"a"', b":1}"])).status_code == 415
        headers = {"content-type": "application/json"}
        answer = client.post("/b", content=iter([b'{"a"', b":2}"]), headers=headers)
        assert answer.status_code == 200
        answer = client.get("/d")
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert "hush" not in answer.text
        assert client.get("/a/1").status_code == 200


def test_a_body_without_end_is_refused_early(running: tuple[int, Things]) -> None:
    port, things = running
    head = b"POST /v1/b HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    chunk = b"1f4\r\n" + b"[" * 500 + b"\r\n"
    # Three chunks pass the limit; the end of the body never comes.
    answer = say(port, head + b"Transfer-Encoding: chunked\r\n\r\n", chunk, chunk, chunk)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in answer.lower()
    answer = say(port, head + b"Content-Length: 1001\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert things.calls == []
