"""A server of raw sockets that can fail in every way, and each transport behind one face."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import httpx2

from generators.runtime.transports.aiohttp import AsyncAiohttpTransport
from generators.runtime.transports.base import Request, Response
from generators.runtime.transports.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from generators.runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "s3cret"  # noqa: S105


# --- The server -----------------------------------------------------------------------------------


class Peer:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket, server: Server) -> None:
        self.connection = connection
        self.server = server
        self._rest = b""

    def request(self) -> bytes:
        """Read one request, its body too, and keep it; empty where the client is gone."""
        data = self._rest
        while b"\r\n\r\n" not in data:
            chunk = self.connection.recv(65536)
            if not chunk:
                return b""
            data += chunk
        head, _, rest = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line[15:])
        chunks = [rest]
        have = len(rest)
        while have < length:
            chunks.append(self.connection.recv(65536))
            have += len(chunks[-1])
        body = b"".join(chunks)
        self._rest = body[length:]
        message = head + b"\r\n\r\n" + body[:length]
        self.server.requests.append(message)
        return message

    def say(self, *parts: bytes) -> None:
        for part in parts:
            self.connection.sendall(part)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def close(self) -> None:
        self.connection.close()


class Server:
    """A server on loopback, with a record of its requests.

    Attributes:
        url: without a slash at its end.
        requests: as they came.
        connections: how many were made.
        left: set when a handler has left a connection.
    """

    def __init__(self, listener: socket.socket) -> None:
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.host = self.url.removeprefix("http://")
        self.requests: list[bytes] = []
        self.connections = 0
        self.left = threading.Event()

    @property
    def heads(self) -> list[list[str]]:
        """The lines of each request's head."""
        return [r.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n") for r in self.requests]

    def fields(self, index: int = -1) -> dict[str, str]:
        """Return the header fields of a request by name in lower case; each must come once."""
        lines = [line.partition(": ") for line in self.heads[index][1:]]
        fields = {name.lower(): value for name, _, value in lines}
        assert len(fields) == len(lines)
        return fields


@contextmanager
def serving(handle: Callable[[Peer], None]) -> Iterator[Server]:
    """Give each connection to `handle`, each in a thread of its own; it may leave it open."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        server = Server(listener)
        kept: list[socket.socket] = []
        threads: list[threading.Thread] = []

        def serve(connection: socket.socket) -> None:
            try:
                handle(Peer(connection, server))
            except OSError:
                pass  # the client has gone
            finally:
                server.left.set()

        def run() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                server.connections += 1
                connection.settimeout(20)
                kept.append(connection)
                threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
                threads[-1].start()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(120)
            for connection in kept:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            for worker in threads:
                worker.join(120)
            for connection in kept:
                connection.close()


def answer(body: bytes = b"", *lines: bytes, status: bytes = b"200 OK") -> bytes:
    head = b"\r\n".join([b"HTTP/1.1 " + status, *lines, b"Content-Length: %d" % len(body)])
    return head + b"\r\n\r\n" + body


def answering(*answers: bytes) -> Callable[[Peer], None]:
    """Answer the requests of a connection one after the other; the last answer is repeated."""

    def handle(peer: Peer) -> None:
        coming = list(answers)
        while peer.request():
            peer.say(coming.pop(0) if len(coming) > 1 else coming[0])

    return handle


def saying_once(*words: bytes, then: str = "close") -> Callable[[Peer], None]:
    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(*words)
        if then == "close":
            peer.close()
        elif then == "reset":
            peer.reset()

    return handle


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CUT = HEAD + b"Content-Length: 10\r\n\r\n12345"


@contextmanager
def refusing() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    yield url


@contextmanager
def full_backlog() -> Iterator[str]:
    """Give the URL of a port whose queue of connections is full: it accepts no more (Linux)."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        clients = [socket.socket() for _ in range(8)]
        try:
            for client in clients:
                client.setblocking(False)
                client.connect_ex(listener.getsockname())
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for client in clients:
                client.close()


# --- The transports -------------------------------------------------------------------------------


def request(url: str, method: str = "GET", content: bytes | None = None, **fields: str) -> Request:
    """Return a request as a client builds it; fields are named with `_` in place of `-`."""
    headers = {"Accept": "application/json", "User-Agent": "items-client/1"}
    headers |= {name.replace("_", "-"): value for name, value in fields.items()}
    return Request(
        method,
        url,
        headers,
        content,
        operation_id="callItems",
        safe_url=url.replace(SECRET, "***"),
        secrets=(SECRET,),
    )


class Carrier:
    """A transport, synchronous or not, with synchronous methods.

    Attributes:
        library: name of the HTTP library.
    """

    def __init__(self, name: str, make: Callable[[], Any] | None = None) -> None:
        self.asynchronous, self.library = name.startswith("async-"), name.removeprefix("async-")
        self._runner = asyncio.Runner() if self.asynchronous else None
        self.transport: Any = (make or MAKE[name])()  # outside the event loop

    def run(self, function: Callable[..., Any], *args: Any) -> Any:
        if self._runner is None:
            return function(*args)
        return self._runner.run(function(*args))

    def send(self, request: Request, timeout: float | None = 10) -> Response:
        if self._runner is None:
            response = self.transport.send(request, timeout=timeout)
        else:
            response = self._runner.run(self.transport.send(request, timeout=timeout))
        assert isinstance(response, Response)
        assert isinstance(response.content, bytes)
        return response

    def wait(self, event: threading.Event) -> None:
        """Wait with the event loop running, as it does in a program."""
        done = self.run(asyncio.to_thread, event.wait, 120) if self._runner else event.wait(120)
        assert done

    def close(self) -> None:
        if self._runner is None:
            self.transport.close()
        else:
            self._runner.run(self.transport.aclose())

    def end(self) -> None:
        self.close()
        if self._runner is not None:
            self._runner.close()


MAKE: dict[str, Callable[[], Any]] = {
    "httpx2": lambda: Httpx2Transport(httpx2.Client(trust_env=False), owned=True),
    "async-httpx2": lambda: AsyncHttpx2Transport(httpx2.AsyncClient(trust_env=False), owned=True),
    "pyreqwest": PyreqwestTransport,
    "async-pyreqwest": AsyncPyreqwestTransport,
    "async-aiohttp": AsyncAiohttpTransport,
}
