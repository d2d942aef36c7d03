"""`python -m communications_api.server`: as a process on a socket, and what it refuses."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from communications_api import Client, dicts, errors

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = Path(__file__).parents[2] / "generated"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGES), "PYTHONWARNINGS": "error"}
COMMAND = (sys.executable, "-m", "communications_api.server")
SEND = "/communications/department/d/user/u/botmessage/send"
LIMIT = 300

HANDLERS = """
import asyncio
import contextlib
import os

from communications_api import models
from communications_api.server import (
    Credentials, HistoryHandler, MessagesHandler, check_basic, create_app,
)


class Messages(MessagesHandler[str]):
    async def send_bot_message(self, *, body, **path):
        text = body.message_attributes.body if body.message_attributes else None
        if text == "slow":
            print("handling", flush=True)
            await asyncio.get_running_loop().run_in_executor(None, os.read, 0, 1)
        if text == "wrong":
            return models.SendBotMessageResponse.model_construct(message_uuid=5)
        return models.SendBotMessageResponse(message_uuid="m1")


class Both(Messages, HistoryHandler[str]):
    async def send_notification(self, **arguments): ...
    async def edit_draft(self, **arguments): ...
    async def import_messages(self, **arguments): ...


class Needy(Both):
    def __init__(self, database):
        self.database = database


async def authenticate(credentials: Credentials):
    return credentials.username if check_basic(credentials, "user", "secret") else None


@contextlib.asynccontextmanager
async def lifespan(app):
    print("lifespan begins", flush=True)
    yield
    print("lifespan ends", flush=True)


def make():
    return create_app(messages=Messages.partial(), authenticate=authenticate, lifespan=lifespan)


def make_handlers():
    return Needy("a database")


@contextlib.asynccontextmanager
async def failing(app):
    raise LookupError("no database")
    yield


def make_failing():
    return create_app(messages=Messages.partial(), authenticate=authenticate, lifespan=failing)


async def later(): ...
def wants(argument): ...
def nothing(): ...
both = Both()
number = 5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.py").write_text(HANDLERS, "utf-8")
    (tmp_path / "broken.py").write_text("import not_installed_anywhere\n", "utf-8")
    return tmp_path


class Running:
    """A server in a process of its own, with the lines it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self._out = process.stdout
        self.ready = ""

    def line(self) -> str:
        return self._out.readline().rstrip("\n")

    @property
    def url(self) -> str:
        return re.findall(r"http://[^ ,]+", self.ready)[0]

    def tell(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def ended(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=LIMIT)
        return self.process.returncode, out, err


@contextlib.contextmanager
def running(folder: Path, *arguments: str, first: int = 0) -> Iterator[Running]:
    command = (*COMMAND, *arguments, "--port", "0")
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, text=True, stderr=subprocess.PIPE, **pipes
    ) as process:
        try:
            server = Running(process)
            for _ in range(first):
                server.line()
            server.ready = server.line()
            yield server
        finally:
            if process.poll() is None:
                process.kill()


HANDLED = ("mine:Both", "--authenticate", "mine:authenticate")


def client(server: Running) -> Client:
    return Client(f"{server.url}/communications", username="user", password="secret", retries=0)


def send(client: Client, text: str) -> str | None:
    body: dicts.SendBotMessageRequestDict = {"messageAttributes": {"body": text}}
    answer = client.messages.send_bot_message(department_uuid="d", user_uuid="u", body=body)
    return answer.message_uuid


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_handlers_are_served_until_told_to_end(folder: Path, number: signal.Signals) -> None:
    with running(folder, *HANDLED, "--access-log", "json") as server:
        assert re.fullmatch(
            r"Communications API at http://127\.0\.0\.1:\d+, answers trusted", server.ready
        )
        with client(server) as calling:
            assert send(calling, "a") == "m1"
            entry = json.loads(server.line())
            assert (entry["operationId"], entry["status"]) == ("sendBotMessage", 200)
        with httpx2.Client(base_url=server.url) as http:
            assert http.get("/readyz").json() == {"status": "ready"}
            server.line()
            assert http.get("/docs").status_code == 200
            server.line()
        server.tell(number)
        assert server.ended() == (0, "", "")


@pytest.mark.parametrize("targets", [["mine:both"], ["mine:make_handlers"]])
def test_what_may_be_named(folder: Path, targets: list[str]) -> None:
    with running(folder, *targets, "--authenticate", "mine:authenticate") as server:
        with client(server) as calling:
            assert send(calling, "a") == "m1"
        server.tell(signal.SIGTERM)
        assert server.ended()[0] == 0


@pytest.mark.parametrize(("choice", "status"), [("accept", 200), ("refuse", 422)])
def test_values_that_an_enum_does_not_list(folder: Path, choice: str, status: int) -> None:
    body = {"messageAttributes": {"type": "NEW"}}
    with running(folder, *HANDLED, "--unlisted-values", choice) as server:
        answer = httpx2.post(server.url + SEND, json=body, auth=("user", "secret"))
        assert answer.status_code == status
        server.tell(signal.SIGTERM)
        assert server.ended()[0] == 0


def test_an_app_with_its_lifespan(folder: Path) -> None:
    with running(folder, "mine:make", first=1) as server:
        with client(server) as calling:
            assert send(calling, "a") == "m1"
        server.tell(signal.SIGTERM)
        assert server.ended() == (0, "lifespan ends\n", "")


def test_an_app_that_does_not_start(folder: Path) -> None:
    done = refused(folder, "mine:make_failing")
    assert done.returncode == 1
    assert "no database" in done.stderr
    assert done.stdout == ""


def test_requests_under_way_are_finished(folder: Path) -> None:
    with running(folder, *HANDLED) as server, client(server) as calling:
        got: list[str | None] = []
        thread = threading.Thread(target=lambda: got.append(send(calling, "slow")))
        thread.start()
        assert server.line() == "handling"
        server.tell(signal.SIGTERM)
        # The listener is closed first: from then on nobody can connect.
        address = server.url.removeprefix("http://").split(":")
        _until_refused((address[0], int(address[1])))
        assert server.process.poll() is None
        assert server.process.stdin is not None
        server.process.stdin.write("go on\n")
        server.process.stdin.flush()
        thread.join(LIMIT)
        assert got == ["m1"]
        assert server.ended()[0] == 0


def _until_refused(address: tuple[str, int]) -> None:
    """Connect until that is refused, which the limit of the process bounds."""
    while True:
        try:
            with socket.create_connection(address, timeout=LIMIT) as connection:
                connection.settimeout(LIMIT)
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                connection.recv(1)
        except OSError:
            return


def test_readiness_says_that_the_end_is_near(folder: Path) -> None:
    with running(folder, *HANDLED, "--drain", "3600") as server:
        with httpx2.Client(base_url=server.url) as http:
            assert http.get("/readyz").status_code == 200
            server.tell(signal.SIGTERM)
            while (answer := http.get("/readyz")).status_code == 200:
                pass
            assert (answer.status_code, answer.json()) == (503, {"status": "stopping"})
            with client(server) as calling:
                assert send(calling, "a") == "m1"
        server.tell(signal.SIGTERM)  # and now at once
        assert server.ended()[0] == 0


def test_checked_answers_are_an_option(folder: Path) -> None:
    with running(folder, *HANDLED, "--answers", "checked", "--dispatch", "direct") as server:
        assert server.ready.endswith(", answers checked")
        with client(server) as calling, pytest.raises(errors.ServerError):
            send(calling, "wrong")
        server.tell(signal.SIGTERM)
        code, _, log = server.ended()
        assert code == 0
        assert "sendBotMessage" in log
        assert "/messageUuid: Input should be a valid string" in log


def test_a_limit_of_bodies(folder: Path) -> None:
    with running(folder, *HANDLED, "--max-body-bytes", "20") as server:
        with client(server) as calling, pytest.raises(errors.StatusError) as caught:
            send(calling, "a text that is too long")
        assert caught.value.status == 413


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_limits_of_connections(folder: Path, dispatch: str) -> None:
    limits = ("--head-timeout", "0.2", "--body-timeout", "0.2", "--idle-timeout", "0.2")
    counts = ("--max-head-bytes", "2000", "--max-head-fields", "10", "--max-connections", "2")
    with running(folder, *HANDLED, "--dispatch", dispatch, *limits, *counts) as server:
        host, port = server.url.removeprefix("http://").split(":")

        def said(sent: bytes) -> bytes:
            with socket.create_connection((host, int(port)), timeout=LIMIT) as connection:
                connection.sendall(sent)
                with connection.makefile("rb") as answer:
                    return answer.read()

        head = f"POST {SEND} HTTP/1.1\r\nHost: a\r\n".encode()
        assert said(b"") == b""
        assert said(head).startswith(b"HTTP/1.1 408 ")
        assert said(head + b"X-A: 1\r\n" * 10 + b"\r\n").startswith(b"HTTP/1.1 431 ")
        assert said(head + b"X-A: " + b"x" * 2000).startswith(b"HTTP/1.1 431 ")
        basic = b"Authorization: Basic dXNlcjpzZWNyZXQ=\r\nContent-Type: application/json\r\n"
        assert said(head + basic + b"Content-Length: 2\r\n\r\n{").startswith(b"HTTP/1.1 408 ")
        server.tell(signal.SIGTERM)
        assert server.ended()[0] == 0


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_a_limit_of_their_number(folder: Path, dispatch: str) -> None:
    one = ("--max-connections", "1")
    with running(folder, *HANDLED, "--dispatch", dispatch, *one) as server, client(server) as busy:
        assert send(busy, "a") == "m1"  # which keeps its connection
        with client(server) as other, pytest.raises(errors.StatusError) as caught:
            send(other, "a")
        assert caught.value.status == 503
        assert caught.value.headers["retry-after"] == "5"


def refused(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
    )


SECURED = ("--authenticate", "mine:authenticate")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mine"], "'mine' is not of the form module:attribute"),
        (["nowhere:X"], "there is no module 'nowhere', named by 'nowhere:X'"),
        (["mine:X.y"], "mine has no 'X.y', named by 'mine:X.y'"),
        (
            ["mine:number"],
            "'mine:number' is neither an app nor one of these handlers: MessagesHandler",
        ),
        (["mine:later"], "'mine:later' is asynchronous"),
        (["mine:wants"], "'mine:wants' cannot be called without arguments"),
        (["mine:nothing"], "'mine:nothing' returned NoneType, no app and no handler"),
        (["mine:Messages", *SECURED], "'mine:Messages' lacks edit_draft, send_notification"),
        (["mine:Messages", "--partial"], "--authenticate module:function names what checks them"),
        (["mine:Needy", *SECURED], "'mine:Needy' cannot be made without arguments"),
        (["mine:Both", "mine:both", *SECURED], "'mine:both' is the second to implement 'messages'"),
        (["mine:Both", "--authenticate", "mine:number"], "'mine:number' is not a function"),
        (["mine:make", "mine:Both"], "nothing else can be served beside it"),
        (
            ["mine:make", "--answers", "checked", *SECURED],
            "which --authenticate, --answers cannot change",
        ),
        ([], "module:attribute"),
        (["mine:Both", "--port", "70000"], "a port is a number from 0 to 65535"),
        (["mine:Both", "--drain", "-1"], "seconds from 0 to"),
        (["mine:Both", "--max-body-bytes", "0"], "above 0"),
        (["mine:Both", "--head-timeout", "0"], "seconds above 0"),
        (["mine:Both", "--idle-timeout", "x"], "seconds from 0 to"),
        (["mine:Both", "--max-connections", "0"], "above 0"),
        (["mine:make", "--max-head-bytes", "9"], "which --max-head-bytes cannot change"),
        (["mine:Both", *SECURED, "--host", "203.0.113.1"], "cannot listen at 203.0.113.1:8000"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, arguments: list[str], message: str) -> None:
    done = refused(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_missing_group_is_named(folder: Path) -> None:
    half = HANDLERS.replace("class Both(Messages, HistoryHandler[str])", "class Both(Messages)")
    (folder / "half.py").write_text(half, "utf-8")
    done = refused(folder, "half:Both", "--authenticate", "half:authenticate")
    assert done.returncode == 2
    assert "nothing implements HistoryHandler" in done.stderr


def test_a_module_that_lacks_another_shows_where(folder: Path) -> None:
    done = refused(folder, "broken:X")
    assert done.returncode == 1
    assert "import not_installed_anywhere" in done.stderr


def test_help_names_the_handlers(folder: Path) -> None:
    done = refused(folder, "--help")
    assert done.returncode == 0
    assert "MessagesHandler, HistoryHandler" in done.stdout
