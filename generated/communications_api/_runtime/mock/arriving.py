"""Requests and answers on their way: read ahead, noted, or dropped."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect

from ..narrowing import EMPTY
from ..server.bodies import says_more
from ..server.routes import TOO_LONG, too_long
from ..server.routing import allow
from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Message, Receive, Scope, Send

    from .journal import Received

DROP = "mock.drop"
"""ASGI extension: a function that closes the connection, from a server that can."""


class Noting:
    """Sends an answer; as it begins the request is noted, so that a caller finds it there."""

    def __init__(self, received: Received, note: Callable[[Received], None], send: Send) -> None:
        self.received = received
        self._note = note
        self._send = send

    async def __call__(self, message: Message) -> None:
        """Send one part of the answer."""
        if message["type"] == "http.response.start":
            self.received.status = message["status"]
            self._note(self.received)
        await self._send(message)


async def read_ahead(scope: Scope, receive: Receive, limit: int) -> tuple[bytes, Receive]:
    """Return the body of a request, and a `receive` that gives it again.

    Args:
        scope: of ASGI.
        receive: of ASGI.
        limit: in bytes; a longer body is left to the handler.

    Raises:
        ClientDisconnect: the client went away.
    """
    for name, value in scope["headers"]:
        if name == b"content-length" and says_more(value, limit):
            return b"", receive
    messages: deque[Message] = deque()
    size, more = 0, True
    while more and size <= limit:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        messages.append(message)
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    content = b"".join(message.get("body", b"") for message in messages)

    async def again() -> Message:
        return messages.popleft() if messages else await receive()

    return content, again


def nothing(child_scope: Mapping[str, Any]) -> ProblemError:
    """Return the problem for a request that no operation matches: 404, 405 or 414."""
    if TOO_LONG in child_scope:
        return too_long()
    allowed = child_scope.get("allowed_methods")
    if not allowed:
        return ProblemError(404, detail="The document has no operation at this path.")
    detail = "This path does not serve this method; the Allow header lists those it does."
    return ProblemError(405, detail=detail, headers={"Allow": allow(allowed)})


async def drop(scope: Scope, receive: Receive) -> None:
    """Close the connection, where the server can; else end without an answer."""
    close = (scope.get("extensions") or EMPTY).get(DROP)
    if close is not None:
        close()
        while (await receive())["type"] != "http.disconnect":
            pass


def url_of(scope: Scope, path: str) -> str:
    """Return the absolute URL that a request asked for."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"localhost").decode("latin-1")
    query = scope["query_string"].decode("utf-8", "replace")
    root = scope.get("root_path") or ""
    return f"{scope.get('scheme', 'http')}://{host}{root}{path}" + (f"?{query}" if query else "")
