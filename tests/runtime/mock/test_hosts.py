"""A mock is called by names that nobody else can have lead to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.runtime.mock.mock_support import Mocked


def ask(mock: Any, host: str | None, path: str, server: Any = ("127.0.0.1", 4010)) -> int:
    """Ask as uvicorn would: the scope says which socket it is, the header which name was used."""
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"key=k" if "pets" in path else b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "headers": [(b"host", host.encode())] if host is not None else [],
        "server": server,
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(mock(scope, receive, send))
    status: int = sent[0]["status"]
    return status


PATHS = ["/v1/pets/5", "/__mock__/requests", "/openapi.json"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost:4010", "LOCALHOST.", "api.localhost:1", "127.0.0.1:4010"),
        *("[::1]:4010", "192.168.0.7", None),
    ],
)
def test_names_of_this_computer_and_addresses(pets: Mocked, host: str | None, path: str) -> None:
    assert ask(pets.mock, host, path) == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example",
            "evil.example:4010",
            "localhost.evil.example",
            "evillocalhost",
            "127.0.0.1.nip.io",
        ),
        *("", "a@localhost", "[::1", "0x7f.1", "localhost:4010:1"),
    ],
)
def test_other_names_are_refused(pets: Mocked, host: str, path: str) -> None:
    assert ask(pets.mock, host, path) == 421
    assert pets.mock.requests == []


def test_the_refusal_says_what_to_do(pets: Mocked) -> None:
    async def send() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=pets.mock)
        async with httpx2.AsyncClient(transport=transport, base_url="http://mock.test") as http:
            return await http.get("/v1/pets/5", headers={"Host": "evil.example"})

    answer = asyncio.run(send())
    assert (answer.status_code, answer.json()["title"]) == (421, "Misdirected Request")
    assert "--allow-host" in answer.json()["detail"]


def test_calls_in_one_process_may_have_any_name(pets: Mocked) -> None:
    assert pets.ask("GET", "/pets/5").status_code == 200
    assert ask(pets.mock, "api.example.com", "/openapi.json", ("api.example.com", 443)) == 200


def test_a_socket_with_a_path_has_no_name(pets: Mocked) -> None:
    assert ask(pets.mock, "anything", "/openapi.json", ("/tmp/mock.sock", None)) == 200  # noqa: S108


@pytest.mark.parametrize(
    ("allowed", "host", "status"),
    [
        (("mock", "api.test"), "mock:4010", 200),
        (("mock", "api.test"), "API.test.", 200),
        (("mock",), "api.test", 421),
        (("*",), "evil.example", 200),
    ],
)
def test_names_may_be_allowed(mocked: Any, allowed: Any, host: str, status: int) -> None:
    assert ask(mocked(allowed_hosts=allowed).mock, host, "/openapi.json") == status
