"""HTTP/1.1 as bytes over a socket: whatever a peer may send, and whatever comes back."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

TIMEOUT = 20.0
"""Seconds after which a server hangs."""


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def problem(self) -> dict[str, Any]:
        """Return the problem object that this is."""
        assert self.headers["content-type"] == "application/problem+json"
        data = json.loads(self.body)
        assert isinstance(data, dict)
        assert data["status"] == self.status
        return data


def exchange(url: str, data: bytes, *, end: bool = True) -> RawAnswer | None:
    """Send bytes on a connection of their own and return the first answer.

    Args:
        url: of the server.
        data: the whole request.
        end: say that no more will come.

    Returns:
        None where the server closes without an answer.

    Raises:
        TimeoutError: nothing came in time.
    """
    parts = urlsplit(url)
    address = (parts.hostname or "", parts.port or 80)
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        try:
            connection.sendall(data)
            if end:
                connection.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before all of it was sent; the answer is there to be read
        with connection.makefile("rb") as answer:
            try:
                return _read(answer)
            except ConnectionResetError:
                return None


def _read(answer: Any) -> RawAnswer | None:
    line = answer.readline()
    if not line:
        return None
    status = int(line.split()[1])
    headers: dict[str, str] = {}
    while (line := answer.readline().strip()) != b"":
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = answer.read(int(headers.get("content-length", "0")))
    return RawAnswer(status, headers, body)


def request(
    method: bytes, path: bytes, headers: list[tuple[bytes, bytes]], body: bytes | None = None
) -> bytes:
    """Return a request; its length is added unless the headers frame it."""
    framed = {name.lower() for name, _ in headers} & {b"content-length", b"transfer-encoding"}
    if body is not None and not framed:
        headers = [*headers, (b"Content-Length", b"%d" % len(body))]
    fields = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return (
        method
        + b" "
        + path
        + b" HTTP/1.1\r\nHost: localhost\r\n"
        + fields
        + b"\r\n"
        + (body or b"")
    )


def chunked(body: bytes, size: int) -> bytes:
    """Return a body in chunks of a size (RFC 9112, section 7.1)."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
