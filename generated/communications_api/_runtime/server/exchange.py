"""One request and its answer for `DirectProtocol`: their heads, and the ASGI channels between.

Source: RFC 9112 (section 4 status line, section 9.6 `close`).
"""

from __future__ import annotations

import asyncio
import logging
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from ..responses import WITHOUT_LENGTH
from .replies import FRAMING, raw_headers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Message, Scope

    from .replies import Answer, RawHeaders
    from .routes import OperationRoute


FAILED: Final[Answer] = (
    500,
    [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"21"),
        (b"connection", b"close"),
    ],
    b"Internal Server Error",
)
"""What uvicorn answers where an application fails."""


class Head:
    """Collects what httptools' parser reports of the head of a request.

    Args:
        left: names of headers; a request with one of them is not plain.

    Attributes:
        target: of the request, as it was sent.
        headers: all fields, with names in lower case.
        length: the value of `Content-Length`; empty where there is none.
        is_plain: whether it has none of the headers in `left`.
        keeps_alive: whether the client wants to send more over the connection.
    """

    __slots__ = ("headers", "is_plain", "keeps_alive", "left", "length", "target")

    def __init__(self, left: frozenset[bytes]) -> None:
        self.left = left
        self.begin()

    def begin(self) -> None:
        """Forget the last request."""
        self.target = b""
        self.headers: RawHeaders = []
        self.length = b""
        self.is_plain = True
        self.keeps_alive = True

    def on_url(self, url: bytes) -> None:
        """Take a part of the target."""
        self.target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header field."""
        name = name.lower()
        if name == b"content-length":
            self.length = value
        elif name == b"connection":
            self.keeps_alive &= not says_close(value)
        elif name in self.left:
            self.is_plain = False
        self.headers.append((name, value))


class Exchange:
    """A request on its way.

    Attributes:
        route: of its operation.
        scope: of ASGI.
        keeps_alive: whether the client wants to send more over the connection.
        task: that answers it.
        is_over: whether it is answered, or the client has gone.
    """

    __slots__ = (
        "_body",
        "_change",
        "_is_given",
        "is_over",
        "keeps_alive",
        "route",
        "scope",
        "task",
    )

    def __init__(self, route: OperationRoute, scope: Scope, *, keeps_alive: bool) -> None:
        self.route = route
        self.scope = scope
        self.keeps_alive = keeps_alive
        self.task: asyncio.Task[None] | None = None
        self.is_over = False
        self._body: bytes | None = None
        self._is_given = False
        self._change: asyncio.Event | None = None

    def arrive(self, body: bytes) -> None:
        """Take the whole body."""
        self._body = body
        if self._change is not None:
            self._change.set()

    def end(self) -> None:
        """Note that it is over."""
        self.is_over = True
        if self._change is not None:
            self._change.set()

    async def receive(self) -> Message:
        """Give the body once it has arrived, and then the disconnect message (ASGI)."""
        if not self.is_over and (self._body is None or self._is_given):
            self._change = asyncio.Event()
            await self._change.wait()
        if self.is_over or self._is_given:
            return {"type": "http.disconnect"}
        self._is_given = True
        return {"type": "http.request", "body": self._body, "more_body": False}


class Collected:
    """An ASGI channel that keeps what is sent.

    Attributes:
        start: the first message; empty as long as there is none.
    """

    def __init__(self) -> None:
        self.start: Message = {}
        self._parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        """Keep a message (ASGI)."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self._parts.append(message.get("body", b""))

    def answer(self, where: str) -> Answer | None:
        """Return what was sent, with its length; None where nothing was.

        Args:
            where: the operationId, for errors.

        Raises:
            ReplyError: a header cannot be sent.
        """
        if not self.start:
            return None
        content = b"".join(self._parts)
        fields = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in self.start["headers"]]
        headers = raw_headers([pair for pair in fields if pair[0].lower() not in FRAMING], where)
        status: int = self.start["status"]
        if status not in WITHOUT_LENGTH:
            headers.append((b"content-length", b"%d" % len(content)))
        return status, headers, content


def head_of(
    status: int, headers: Iterable[tuple[bytes, bytes]], *, closes: bool
) -> tuple[list[bytes], bool]:
    """Return the head of an answer in parts, and whether the connection ends with it.

    Args:
        status: of the answer.
        headers: that can be sent.
        closes: whether the connection ends in any case.
    """
    parts = [_status_line(status)]
    names_connection = False
    for name, value in headers:
        if name == b"connection" and says_close(value):
            names_connection = True
        parts += (name, b": ", value, b"\r\n")
    parts.append(b"connection: close\r\n\r\n" if closes and not names_connection else b"\r\n")
    return parts, closes or names_connection


def says_close(value: bytes) -> bool:
    """Return whether a `Connection` header says that the connection is to end."""
    return any(option.strip() == b"close" for option in value.lower().split(b","))


@cache
def _status_line(status: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    return f"HTTP/1.1 {status} {phrase}\r\n".encode()


def log_failure(error: BaseException) -> None:
    """Log what an application raised, where uvicorn does."""
    logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=error)
