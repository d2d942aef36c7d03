"""The access log: one line of JSON for each request, written when it has been answered.

It names the operation, never what was in the request: no query, no values of the path, no
credentials, nothing about the client.
"""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .problems import PROBLEM
from .routes import OperationRoute

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class AccessLog:
    """Writes a line for each request, at level INFO.

    A line is a JSON object: `time` (UTC, when the request came), `method`, `route` (the path
    template; null where there is none), `operationId` (null for other routes), `status` (null where
    no answer was begun), `durationMs`, `bytes` (of the body that was sent), `complete` (whether the
    answer was sent to its end) and `problem` (the id that a problem has in `instance`, or null).

    Args:
        name: of the logger.
    """

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def around(self, app: ASGIApp) -> ASGIApp:
        """Return an app that answers as this one does, and logs each request."""

        async def logged(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not self._logger.isEnabledFor(logging.INFO):
                await app(scope, receive, send)
                return
            sent = _Sent(send)
            came, begun = datetime.now(UTC), time.perf_counter()
            try:
                await app(scope, receive, sent)
            finally:
                duration = (time.perf_counter() - begun) * 1000
                self._write(scope, sent, came, duration)

        return logged

    def _write(self, scope: Scope, sent: _Sent, came: datetime, duration: float) -> None:
        route = scope.get("route")
        entry: dict[str, Any] = {
            "time": came.isoformat(timespec="milliseconds"),
            "method": scope["method"],
            "route": getattr(route, "path", None),
            "operationId": route.operation.id if isinstance(route, OperationRoute) else None,
            "status": sent.status,
            "durationMs": round(duration, 3),
            "bytes": sent.size,
            "complete": sent.complete,
            "problem": scope.get(PROBLEM),
        }
        self._logger.info("%s", json.dumps(entry))


class _Sent:
    """Notes what an app sends."""

    __slots__ = ("_send", "complete", "size", "status")

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status: int | None = None
        self.size = 0
        self.complete = False

    async def __call__(self, message: Message) -> None:
        await self._send(message)
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
            self.complete = not message.get("more_body", False)
