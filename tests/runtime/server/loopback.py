"""An app on a real socket, and bytes that no client would write."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "127.0.0.1"


class Loopback(uvicorn.Server):
    """A server in a thread, which says when it listens."""

    def __init__(
        self, app: Any, http: Any, tls: ssl.SSLContext | None = None, **options: Any
    ) -> None:
        stated = {"lifespan": "off", "log_config": None, "access_log": False, **options}
        super().__init__(uvicorn.Config(app, http=http, **stated))
        self.config.load()
        self.config.ssl = tls
        self.listening = threading.Event()
        self.port = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@contextlib.contextmanager
def listening(app: Any, http: Any, *, path: str = "", **options: Any) -> Iterator[int]:
    """Serve an app with a protocol of uvicorn's, or another; give the port.

    With a path, serve it on a Unix domain socket that stands there.
    """
    with running_server(app, http, path=path, **options) as server:
        yield server.port


@contextlib.contextmanager
def running_server(app: Any, http: Any, *, path: str = "", **options: Any) -> Iterator[Loopback]:
    """Do what `listening` does; give the server."""
    with socket.socket(socket.AF_UNIX if path else socket.AF_INET) as bound:
        bound.bind(path or (ADDRESS, 0))
        server = Loopback(app, http, **options)
        thread = threading.Thread(target=server.run, args=([bound],))
        thread.start()
        try:
            assert server.listening.wait(120)
            server.port = 0 if path else bound.getsockname()[1]
            yield server
        finally:
            server.should_exit = True
            thread.join(120)
            assert not thread.is_alive()


def tls(side: int) -> ssl.SSLContext:
    """Return how a client or a server encrypts; without a certificate, as nobody is to be known."""
    context = ssl.SSLContext(side)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # the last that can do without
    context.set_ciphers("AECDH-AES128-SHA:@SECLEVEL=0")
    return context


def say(port: int, *parts: bytes) -> bytes:
    """Send bytes; return all that comes back until the server closes the connection."""
    with socket.create_connection((ADDRESS, port), timeout=120) as connection:
        for part in parts:
            connection.sendall(part)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
        return answer
