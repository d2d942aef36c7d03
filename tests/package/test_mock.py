"""The mock of the generated package: as a process on a socket, and in this process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
import uvicorn
from communications_api import AsyncClient, Client, errors
from communications_api._operations import CONTRACT
from communications_api._runtime.mock.runner import config
from communications_api.mock import create_mock, main
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tests.package.example import OPERATIONS, payload

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = Path(__file__).parents[2] / "generated"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGES), "PYTHONWARNINGS": "error"}
CREDENTIALS: dict[str, Any] = {"username": "user", "password": "secret"}
NOTIFY = "/communications/department/d/user/u/notify"
EXAMPLES = [
    (operation.id, response.status, example)
    for operation in CONTRACT.operations
    for response in operation.responses
    for example in create_mock().documented.examples(operation, response)
]


@dataclass
class Running:
    """A mock in a process of its own."""

    url: str
    process: subprocess.Popen[str]

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """End it by a signal; return its exit code and what it printed."""
        self.process.send_signal(number)
        output, complaints = self.process.communicate(timeout=30)
        return self.process.returncode, output, complaints


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[Running]:
    """Run the mock on a free port until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "communications_api.mock", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"Mock of Communications API at (http://127\.0\.0\.1:\d+)\n", line)
        assert found, line
        yield Running(found[1], process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with running("--quiet") as mock:
        yield mock.url


def arguments_of(operation_id: str) -> dict[str, Any]:
    operation = next(fact for fact in CONTRACT.operations if fact.id == operation_id)
    arguments: dict[str, Any] = {item.py_name: "p1" for item in operation.parameters}
    return arguments | {"body": payload(operation_id, "request")}


def call(client: Any, operation_id: str, **more: Any) -> Any:
    group, method = OPERATIONS[operation_id]
    return getattr(getattr(client, group), method)(**arguments_of(operation_id), **more)


# --- As a process ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("operation_id", "status", "example"), EXAMPLES)
def test_every_operation_status_and_example(
    served: str, operation_id: str, status: str, example: str
) -> None:
    wanted = {"Prefer": f"code={status}, example={example}"}
    with Client(served, **CREDENTIALS) as client:
        result = call(client, operation_id, headers=wanted, on_failure="return")
    assert result.to_dict() == payload(operation_id, "response")


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_made_up_answers_are_models(served: str, operation_id: str) -> None:
    with Client(served, **CREDENTIALS) as client:
        results = [
            call(
                client,
                operation_id,
                headers={"Prefer": f"dynamic=true, seed={seed // 2}"},
                on_failure="return",
            )
            for seed in range(20)
        ]
    assert results[::2] == results[1::2]
    assert len({result.to_json() for result in results}) > 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_lines_and_signals(number: signal.Signals) -> None:
    with running() as mock:
        with Client(mock.url, **CREDENTIALS) as client:
            call(client, "sendNotification")
        assert httpx2.post(mock.url + NOTIFY, json={}).status_code == 401
        httpx2.post(mock.url + NOTIFY, json=[], auth=("a", "b"))
        httpx2.post(mock.url + "/__mock__/faults", json={"status": 503})
        httpx2.get(mock.url + "/a%0Ab")
        status, output, complaints = mock.end(number)
    assert (status, complaints) == (0, "")
    assert output.splitlines() == [
        "POST /communications/department/p1/user/p1/notify 200 (documented)",
        f"POST {NOTIFY} 401",
        f"POST {NOTIFY} 422 (1 violations)",
        "GET /a%0Ab 503 (fault)",
    ]


@pytest.mark.parametrize(("option", "status"), [((), 422), (("accept",), 200), (("refuse",), 422)])
def test_values_that_an_enum_does_not_list(option: tuple[str, ...], status: int) -> None:
    arguments = ("--unlisted-values", *option) if option else ()
    body = {"messageAttributes": {"type": "NEW"}}
    with running("--quiet", *arguments) as mock:
        url = f"{mock.url}/communications/department/d/user/u/botmessage/send"
        assert httpx2.post(url, json=body, auth=("a", "b")).status_code == status


def test_quietly_and_while_a_request_waits() -> None:
    with running("--quiet", "--delay", "3000") as mock:
        address = httpx2.URL(mock.url)
        with socket.create_connection((address.host, address.port or 0), timeout=30) as waiting:
            waiting.sendall(b"GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert httpx2.get(mock.url + "/__mock__").status_code == 200
            assert mock.end() == (0, "", "")


def test_names_that_lead_to_it() -> None:
    with running("--quiet", "--allow-host", "mock") as mock:
        for host, status in (("mock", 200), ("evil.example", 421), ("localhost", 200)):
            assert httpx2.get(mock.url + "/__mock__", headers={"Host": host}).status_code == status


def test_credentials_that_are_expected() -> None:
    with running("--username", "dealer", "--password", "p w", "--quiet") as mock:
        for auth, status in ((("dealer", "p w"), 200), (("dealer", "x"), 401), (("x", "p w"), 401)):
            answer = httpx2.post(mock.url + NOTIFY, json={}, auth=auth)
            assert answer.status_code == status


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--port", "70000"], ["--delay", "-1"], ["x"]]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m communications_api.mock" in capsys.readouterr().err


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["--port", str(taken.getsockname()[1])]) == 2
    assert "cannot listen at 127.0.0.1:" in capsys.readouterr().err


def test_dump(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--dump", str(tmp_path / "answers")]) == 0
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")}
    assert files == {
        f"answers/{operation}/{status}/{name}.json" for operation, status, name in EXAMPLES
    }
    for operation_id, status, name in EXAMPLES:
        path = tmp_path / f"answers/{operation_id}/{status}/{name}.json"
        shown = json.loads(path.read_text("utf-8"))
        assert shown["request"]["body"] == payload(operation_id, "request")
        assert shown["request"]["url"].startswith("http://127.0.0.1:4010/communications/")
        assert shown["response"]["body"] == payload(operation_id, "response")
    assert capsys.readouterr().err == ""
    (tmp_path / "file").write_text("")
    assert main(["--dump", str(tmp_path / "file")]) == 2


# --- Dropped connections --------------------------------------------------------------------------


class Loopback(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@pytest.mark.parametrize("http", [H11Protocol, HttpToolsProtocol])
def test_a_dropped_connection(http: Any) -> None:
    mock = create_mock()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Loopback(config(mock, http))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            assert server.listening.wait(30)
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            with Client(url, **CREDENTIALS) as client:
                mock.fail_next(drop=True)
                call(client, "importMessages", on_failure="return")  # idempotent: sent again
                assert [entry.status for entry in mock.requests] == [None, 200]
                mock.fail_next(drop=True)
                with pytest.raises(errors.ConnectionLost):
                    call(client, "sendNotification")  # not idempotent: sent once
                assert [entry.status for entry in mock.requests] == [None, 200, None]
                mock.fail_next(status=429, headers={"Retry-After": "0"}, count=2)
                call(client, "sendNotification")
                assert [entry.status for entry in mock.requests[3:]] == [429, 429, 200]
        finally:
            server.should_exit = True
            thread.join(30)
        assert not thread.is_alive()


def test_nothing_is_answered_on_a_dropped_connection(served: str) -> None:
    httpx2.post(served + "/__mock__/faults", json={"drop": True})
    address = httpx2.URL(served)
    with socket.create_connection((address.host, address.port or 0), timeout=30) as connection:
        connection.sendall(b"GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with contextlib.suppress(ConnectionResetError):  # which is as good
            assert connection.recv(100) == b""
    assert httpx2.get(served + "/x").status_code == 404


# --- In this process ------------------------------------------------------------------------------


def test_a_client_of_a_mock() -> None:
    mock = create_mock(username="user", password="secret")
    with Client.for_app(mock, retries=0, **CREDENTIALS) as client:
        result = call(client, "sendNotification")
        assert result.to_dict() == payload("sendNotification", "response")
        received = mock.requests_of("sendNotification")[0]
        assert received.json() == payload("sendNotification", "request")
        assert (received.status, received.example) == (200, "documented")
        assert received.headers["authorization"] == "***"

        mock.fail_next(operation_id="sendNotification", status=503)
        with pytest.raises(errors.ServerError):
            call(client, "sendNotification")
        mock.fail_next(drop=True)
        with pytest.raises(errors.ConnectionLost):
            call(client, "sendNotification")
        mock.fail_next(delay=3000)
        with pytest.raises(errors.Timeout):
            call(client, "sendNotification", timeout=0.2)
        with pytest.raises(ValueError, match="no operation 'sendLetter'"):
            mock.fail_next(operation_id="sendLetter", status=503)
        with pytest.raises(ValueError, match="what goes wrong"):
            mock.fail_next()
    with (
        Client.for_app(mock, username="user", password="wrong") as stranger,
        pytest.raises(errors.Unauthorized),
    ):
        call(stranger, "sendNotification")


def test_an_asynchronous_client_of_a_mock() -> None:
    mock = create_mock()

    async def talk() -> None:
        async with AsyncClient.for_app(mock, **CREDENTIALS) as client:
            await call(client, "sendNotification")
            mock.fail_next(drop=True)
            await call(client, "importMessages", on_failure="return")

    asyncio.run(talk())
    assert [entry.status for entry in mock.requests] == [200, None, 200]


PLUGIN_TESTS = """
import asyncio

def send(client):
    return client.messages.send_bot_message(
        department_uuid="d", user_uuid="u", body={"messageAttributes": {"body": "Hi"}}
    )

def test_mock(communications_api_mock, communications_api_mock_client):
    assert send(communications_api_mock_client).message_uuid == "string"
    assert communications_api_mock.requests[0].operation_id == "sendBotMessage"

def test_async_mock(communications_api_mock, communications_api_async_mock_client):
    assert communications_api_mock.requests == []
    answer = asyncio.run(send(communications_api_async_mock_client))
    assert answer.message_uuid == "string"
"""


def test_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(PLUGIN_TESTS, "utf-8")
    done = run(
        *("-m", "pytest", "-W", "error", "-p", "communications_api.testing_plugin", "test_it.py"),
        cwd=tmp_path,
        PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


WITHOUT = """
import sys
for name in {missing!r}:
    sys.modules[name] = None
"""

ASKED = """
import asyncio
from communications_api.mock import create_mock

parts = []

async def receive():
    return {"type": "http.request", "body": b"{}", "more_body": False}

async def send(message):
    parts.append(message)

scope = {
    "type": "http", "method": "POST", "path": "/communications/department/d/user/u/notify",
    "query_string": b"", "headers": [
        (b"content-type", b"application/json"), (b"authorization", b"Basic dTpw"),
    ],
}
asyncio.run(create_mock()(scope, receive, send))
print(parts[0]["status"])
"""


def test_nothing_but_the_extra_server_is_needed(tmp_path: Path) -> None:
    missing = ["httpx2", "httpcore2", "cyclopts", "pyreqwest", "aiohttp", "pytest"]
    done = run("-c", WITHOUT.format(missing=missing) + ASKED, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("200\n", "")
    done = run("-c", WITHOUT.format(missing=["fastapi"]) + ASKED, cwd=tmp_path)
    assert done.stderr.splitlines()[-1].endswith(
        "the mock needs fastapi: install the extra [server] of this package"
    )
