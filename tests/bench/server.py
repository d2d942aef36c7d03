"""The generated server against idiomatic FastAPI: CPU time of the server process per request."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from base64 import b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench.measuring import Row, cpu_of_process, one_processor
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUESTS = 3000
ROUNDS = 4
_PATH = "/communications/department/d/user/u/botmessage/send"


def request(body: bytes, password: str) -> bytes:
    """Return a request as bytes."""
    token = b64encode(f"u:{password}".encode()).decode()
    head = (
        f"POST {_PATH} HTTP/1.1\r\nHost: bench\r\nAuthorization: Basic {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@contextmanager
def running(app: str) -> Iterator[tuple[int, int]]:
    """Run an app in a process of its own and give its process id and port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.bench.server_apps", app, str(port)]
    with subprocess.Popen(command) as process:
        try:
            _connect(port).close()
            yield process.pid, port
        finally:
            process.terminate()


def _connect(port: int) -> socket.socket:
    """Return a connection, tried until the server listens or 30 seconds are over."""
    import time

    until = time.monotonic() + 30
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except OSError:
            if time.monotonic() > until:
                raise


def drive(port: int, data: bytes, status: bytes) -> None:
    """Send `REQUESTS` requests over one connection, each answered before the next."""
    with _connect(port) as connection, connection.makefile("rb") as answers:
        for _ in range(REQUESTS):
            connection.sendall(data)
            assert answers.readline().split()[1] == status
            length = 0
            while (line := answers.readline()) != b"\r\n":
                if line.lower().startswith(b"content-length:"):
                    length = int(line[15:])
            answers.read(length)


def measure() -> list[Row]:
    """Return rows for a small payload, an invalid one and a refused one."""
    good = json.dumps(payload("sendBotMessage", "request")).encode()
    cases = {
        "small payload": (request(good, "secret"), b"200"),
        "422": (request(b'{"messageAttributes": {"isManual": "maybe"}}', "secret"), b"422"),
        "401": (request(good, "wrong"), b"401"),
    }
    aims = {"small payload": ">= 2.5", "422": ">= 2.5", "401": ">= 2"}
    used: dict[tuple[str, str], float] = {}
    with one_processor(), running("ours") as ours, running("fastapi") as fastapi:
        for _ in range(ROUNDS):
            for name, (data, status) in cases.items():
                for label, (pid, port) in (("ours", ours), ("fastapi", fastapi)):
                    begun = cpu_of_process(pid)
                    drive(port, data, status)
                    spent = cpu_of_process(pid) - begun
                    used[name, label] = min(used.get((name, label), spent), spent)
    rows = []
    for name in cases:
        ours_, theirs = used[name, "ours"], used[name, "fastapi"]
        detail = f"{ours_ / REQUESTS * 1e6:.0f} µs against {theirs / REQUESTS * 1e6:.0f} µs"
        label = f"idiomatic FastAPI / server, {name} (times faster)"
        rows.append(Row(label, theirs / ours_, aims[name], detail))
    return rows
