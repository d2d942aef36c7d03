"""Servers of each kind with small limits, and connections of strangers to them."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING, Any

from generators.runtime.server import (
    ConnectionLimits,
    DirectProtocol,
    LimitedH11Protocol,
    LimitedHttpToolsProtocol,
)
from tests.runtime.server.conversing import Handlers, made
from tests.runtime.server.loopback import ADDRESS, Loopback, running_server, tls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROTOCOLS: dict[str, Any] = {
    "h11": LimitedH11Protocol,
    "httptools": LimitedHttpToolsProtocol,
    "direct": DirectProtocol,
}
WIRES = {"tcp": (False, "auto"), "tls": (True, "asyncio"), "tls-uvloop": (True, "auto")}
"""Whether bytes are encrypted, and uvicorn's option `loop`: uvloop where it is there."""
ALL_KINDS = [f"{protocol} {wire}" for protocol in PROTOCOLS for wire in WIRES]
KINDS = [kind for kind in ALL_KINDS if not kind.endswith("uvloop") or kind.startswith("direct")]
PATIENT = 60.0
"""Seconds that no test waits for."""
GET = b"GET %b HTTP/1.1\r\nHost: a\r\n\r\n"
_JSON = b"POST /b HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
CHUNKED = _JSON + b"%bTransfer-Encoding: chunked\r\n\r\n"


def patient(**limits: Any) -> ConnectionLimits:
    """Return limits of sizes, with times that are never over."""
    return ConnectionLimits(
        **{"head_seconds": PATIENT, "body_seconds": PATIENT, "idle_seconds": PATIENT, **limits}
    )


class Counted(set[Any]):
    """A set that remembers how many items it had at most."""

    most = 0

    def add(self, item: Any) -> None:
        super().add(item)
        self.most = max(self.most, len(self))


class Server:
    """A server that listens.

    Attributes:
        port: where.
        handlers: of its app.
        tls: whether connections are encrypted.
        state: of uvicorn: its connections, and tasks that answer requests.
        most_under_way: the most of these tasks at a time.
    """

    def __init__(self, running: Loopback, handlers: Handlers, *, tls: bool) -> None:
        self.port = running.port
        self.handlers = handlers
        self.tls = tls
        self.state = running.server_state
        self.state.tasks = self._tasks = Counted()

    @property
    def most_under_way(self) -> int:
        return self._tasks.most

    def go_on(self) -> None:
        """Let handlers answer that wait."""
        for task in list(self._tasks):
            task.get_loop().call_soon_threadsafe(self.handlers.go_on.set)

    def wait_until_under_way(self, count: int) -> None:
        """Wait until so many requests are under way."""
        self._until(lambda: len(self.state.tasks) == count)

    def wait_until_left(self, count: int) -> None:
        """Wait until so many connections are left."""
        self._until(lambda: len(self.state.connections) == count)

    def wait_until_none_is_left(self) -> None:
        """Wait until the last connection has ended."""
        self.wait_until_left(0)

    def _until(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENT
        while not is_so():
            assert time.monotonic() < until
            threading.Event().wait(0.01)

    @contextlib.contextmanager
    def connection(self) -> Iterator[socket.socket]:
        """Connect."""
        with socket.create_connection((ADDRESS, self.port), timeout=PATIENT) as plain:
            if not self.tls:
                yield plain
                return
            with tls(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(plain) as encrypted:
                yield encrypted

    def say(self, *parts: bytes) -> bytes:
        """Send parts, and return all that comes until the server closes the connection."""
        with self.connection() as connection:
            send(connection, *parts)
            return rest(connection)


def send(connection: socket.socket, *parts: bytes) -> None:
    """Send parts, as long as the server takes them."""
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        for part in parts:
            connection.sendall(part)


def rest(connection: socket.socket) -> bytes:
    """Return all that comes until the server closes the connection."""
    answer = b""
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        while chunk := connection.recv(65536):
            answer += chunk
    return answer


def one(connection: socket.socket) -> bytes:
    """Return one answer; its head says how long it is."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        chunk = connection.recv(1)
        assert chunk, answer
        answer += chunk
    length = re.search(rb"content-length: (\d+)", answer)
    for _ in range(int(length[1]) if length else 0):
        answer += connection.recv(1)
    return answer


def statuses(answers: bytes) -> list[int]:
    """Return the statuses of answers."""
    return [int(part[:3]) for part in answers.split(b"HTTP/1.1 ")[1:]]


@contextlib.contextmanager
def served(kind: str, limits: ConnectionLimits, **options: Any) -> Iterator[Server]:
    """Serve an app over a kind of connection; options are those of the app."""
    name, wire = kind.split()
    handlers = Handlers()
    app = made(handlers, dispatch="direct" if name == "direct" else "app", **options)
    is_encrypted, loop = WIRES[wire]
    context = tls(ssl.PROTOCOL_TLS_SERVER) if is_encrypted else None
    with running_server(
        app,
        PROTOCOLS[name].within(limits),
        tls=context,
        ws="none",
        loop=loop,
        timeout_keep_alive=int(PATIENT),
    ) as running:
        yield Server(running, handlers, tls=is_encrypted)
