"""The generated server against idiomatic FastAPI and openapi-generator's python-fastapi.

wrk (Debian package `wrk`) sends, over `CONNECTIONS` connections on loopback; what is compared is
the CPU time of the server process for each request. All answer the same, after authentication
and validation.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench import server_peer
from tests.bench.measuring import Row, cpu_of_process, one_processor, peak_memory
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WRK = shutil.which("wrk") or ""
CONNECTIONS = 16
ROUNDS = 5
SECONDS = 2
MESSAGES = 1000
_SEND = "/department/d/user/u/botmessage/send"
_IMPORT = "/department/d/customer/c/communication/historical"
_DONE = re.compile(r"(\d+) requests in ")
_OTHER = re.compile(r"Non-2xx or 3xx responses: (\d+)")


@dataclass(frozen=True)
class Case:
    """A request that is sent over and over, and what it is answered with.

    Attributes:
        name: of the row.
        method: of HTTP.
        path: below the server's.
        body: JSON.
        status: expected.
        password: sent with Basic authentication.
        aims: by server, what its row aims at; the first is what others are compared with.
    """

    name: str
    method: str
    path: str
    body: bytes
    status: int
    password: str
    aims: dict[str, str]


class Running(NamedTuple):
    """A server in a process of its own; `base` is the path that it serves under."""

    pid: int
    port: int
    base: str


def cases() -> list[Case]:
    """Return what is measured."""
    small = json.dumps(payload("sendBotMessage", "request")).encode()
    invalid = b'{"messageAttributes": {"isManual": "maybe"}}'
    bulk = payload("importMessages", "request")
    bulk["saveMessageRequestList"] *= MESSAGES
    ours = {"ours": ">= 2.5", "direct": ">= 4.5"}
    return [
        Case("small payload", "POST", _SEND, small, 200, "secret", ours),
        Case("422", "POST", _SEND, invalid, 422, "secret", {"ours": ">= 2.5"}),
        Case("401", "POST", _SEND, small, 401, "wrong", {"ours": ">= 2"}),
        Case(
            f"bulk of {MESSAGES}",
            "PUT",
            _IMPORT,
            json.dumps(bulk).encode(),
            200,
            "secret",
            {"ours": ">= 2.5"},
        ),
    ]


@contextmanager
def running(app: str, *arguments: str, base: str = "/communications") -> Iterator[Running]:
    """Run an app in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.bench.server_apps", app, str(port), *arguments]
    with subprocess.Popen(command) as process:
        try:
            _connect(port).close()
            yield Running(process.pid, port, base)
        finally:
            process.terminate()


def _connect(port: int) -> socket.socket:
    """Return a connection, tried until the server listens or 30 seconds are over."""
    until = time.monotonic() + 30
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except OSError:
            if time.monotonic() > until:
                raise


def _head(case: Case, base: str) -> list[str]:
    token = b64encode(f"u:{case.password}".encode()).decode()
    return [
        f"{case.method} {base}{case.path} HTTP/1.1",
        "Host: bench",
        f"Authorization: Basic {token}",
        "Content-Type: application/json",
        f"Content-Length: {len(case.body)}",
    ]


def send_once(case: Case, server: Running) -> bytes:
    """Send the request of a case and return the body of the answer.

    Raises:
        AssertionError: it has another status than expected.
    """
    with _connect(server.port) as connection, connection.makefile("rb") as answer:
        connection.sendall("\r\n".join([*_head(case, server.base), "", ""]).encode() + case.body)
        status = answer.readline()
        assert status.split()[1] == str(case.status).encode(), status
        length = 0
        while (line := answer.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line[15:])
        return answer.read(length)


def cpu_per_request(case: Case, server: Running) -> float:
    """Let wrk send for `SECONDS`, and return the CPU seconds of the server for each request.

    Longer, where a busy machine answers none in that time.

    Raises:
        AssertionError: an answer had another status than expected, or there was none at all.
    """
    for seconds in (SECONDS, 4 * SECONDS, 16 * SECONDS):
        count, spent = _served(case, server, seconds)
        if count:
            return spent / count
    raise AssertionError(f"{case.name}: no answer in {seconds} s")


def _served(case: Case, server: Running, seconds: int) -> tuple[int, float]:
    """Return how many requests were answered, and the CPU seconds of the server."""
    with tempfile.TemporaryDirectory() as folder:
        body, script = Path(folder, "body"), Path(folder, "request.lua")
        body.write_bytes(case.body)
        fields = dict(line.split(": ") for line in _head(case, server.base)[2:4])
        lines = [f"wrk.headers[{json.dumps(name)}] = {json.dumps(fields[name])}" for name in fields]
        read = f'wrk.body = io.open({json.dumps(str(body))}, "rb"):read("*a")'
        script.write_text("\n".join([f'wrk.method = "{case.method}"', read, *lines]), "utf-8")
        url = f"http://127.0.0.1:{server.port}{server.base}{case.path}"
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), url]
        begun = cpu_of_process(server.pid)
        done = subprocess.run([WRK, *options], check=True, capture_output=True, text=True)
        spent = cpu_of_process(server.pid) - begun
    count = int(_DONE.search(done.stdout)[1])  # type: ignore[index]  # wrk always says it
    other = _OTHER.search(done.stdout)
    assert count == (int(other[1]) if other else 0) if case.status >= 400 else other is None
    return count, spent


def measure() -> Iterator[Row]:
    """Give the rows of all cases, and those of memory, each as it is measured."""
    if not WRK:
        yield Row("idiomatic FastAPI / server", None, ">= 2.5", "wrk is not installed")
        return
    with one_processor(), ExitStack() as stack:
        servers = {name: stack.enter_context(running(name)) for name in ("ours", "direct")}
        servers["fastapi"] = stack.enter_context(running("fastapi"))
        for case in cases():
            yield from _rows(case, servers)
    with one_processor():
        yield _against_peer(cases()[0])
    yield _memory(cases()[-1])


def _best(case: Case, servers: Mapping[str, Running]) -> dict[str, float]:
    """Return the least CPU seconds for a request, of several rounds in turn."""
    answers = [_said(send_once(case, server)) for server in servers.values()]
    assert case.status != 200 or all(answer == answers[0] for answer in answers), answers
    used = dict.fromkeys(servers, float("inf"))
    for _ in range(ROUNDS):
        for name, server in servers.items():
            used[name] = min(used[name], cpu_per_request(case, server))
    return used


def _said(content: bytes) -> dict[str, object]:
    """Return an answer without the nulls that openapi-generator's server writes for what is not."""
    return {name: value for name, value in json.loads(content).items() if value is not None}


def _rows(case: Case, servers: dict[str, Running]) -> list[Row]:
    used = _best(case, {name: servers[name] for name in (*case.aims, "fastapi")})
    labels = {"ours": "server", "direct": "server with direct dispatch"}
    return [
        _row(f"idiomatic FastAPI / {labels[name]}, {case.name}", used["fastapi"], used[name], aim)
        for name, aim in case.aims.items()
    ]


def _row(name: str, theirs: float, ours: float, aim: str) -> Row:
    detail = f"{ours * 1e6:.0f} µs against {theirs * 1e6:.0f} µs"
    return Row(f"{name} (times faster)", theirs / ours, aim, detail)


def _against_peer(case: Case) -> Row:
    """Return a row for two servers that have both just been started."""
    name = f"python-fastapi of openapi-generator / server, {case.name}"
    try:
        folder = server_peer.prepare()
    except server_peer.Unavailable as missing:
        return Row(f"{name} (times faster)", None, ">= 5", str(missing))
    with running("ours") as ours, running("peer", str(folder), base="") as peer:
        used = _best(case, {"ours": ours, "peer": peer})
    return _row(name, used["peer"], used["ours"], ">= 5")


def _memory(case: Case) -> Row:
    """Return a row for what one large request adds to the memory of a server that served a few."""
    first = json.loads(case.body)
    first["saveMessageRequestList"] = first["saveMessageRequestList"][:1]
    single = Case("one", case.method, case.path, json.dumps(first).encode(), 200, "secret", {})
    added = {}
    for name in ("ours", "fastapi"):
        with running(name) as server:
            for _ in range(20):
                send_once(single, server)
            before = peak_memory(server.pid)
            send_once(case, server)
            added[name] = peak_memory(server.pid) - before
    detail = f"{added['ours'] / 1e6:.1f} MB against {added['fastapi'] / 1e6:.1f} MB"
    ratio = added["ours"] / added["fastapi"]
    return Row(f"peak memory of server / idiomatic FastAPI, {case.name}", ratio, "<= 0.25", detail)
