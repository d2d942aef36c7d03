"""Recording: what an app received and answered, written to a file for `specmill drift`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from ..operations import Contract
    from ..traffic import TrafficFile


class Recorded:
    """Middleware that writes each exchange to a file.

    Args:
        app: what answers.
        contract: names API keys and personal properties, which are not written.
        file: takes the exchanges.
    """

    def __init__(self, app: ASGIApp, contract: Contract, file: TrafficFile) -> None:
        self._app = app
        self._file = file
        file.describe(contract)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and write it with its answer when it has been answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received, sent = _Body(self._file.max_body_bytes), _Body(self._file.max_body_bytes)
        head: list[Message] = []

        async def receiving() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                received.take(message)
            return message

        async def sending(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.start":
                head.append(message)
            elif message["type"] == "http.response.body":
                sent.take(message)

        try:
            await self._app(scope, receiving, sending)
        finally:
            self._write(scope, received, head[0] if head else None, sent)

    def _write(self, scope: Scope, received: _Body, head: Message | None, sent: _Body) -> None:
        fields = _texts(scope["headers"])
        host = next((value for name, value in fields if name.lower() == "host"), "")
        path = scope.get("raw_path") or scope["path"].encode()
        query = scope["query_string"].decode("latin-1")
        url = f"{scope.get('scheme', 'http')}://{host}{path.decode('latin-1').partition('?')[0]}"
        has_body = any(
            name.lower() in {"content-length", "transfer-encoding"} for name, _ in fields
        )
        content = received.content if received.is_whole else None if has_body else b""
        answer = None
        if head is not None:
            answer = head["status"], _texts(head.get("headers", ())), sent.content
        self._file.write(
            (scope["method"], url + (f"?{query}" if query else ""), fields, content), answer
        )


class _Body:
    """A body as it passes by; None as its content where it is too long."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] | None = []
        self._size = 0
        self.is_whole = False

    def take(self, message: Message) -> None:
        """Take a piece of it."""
        part: bytes = message.get("body", b"")
        self._size += len(part)
        if self._size > self._limit:
            self._parts = None
        elif self._parts is not None:
            self._parts.append(part)
        self.is_whole = not message.get("more_body", False)

    @property
    def content(self) -> bytes | None:
        """All of it."""
        return None if self._parts is None or not self.is_whole else b"".join(self._parts)


def _texts(fields: list[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in fields]
