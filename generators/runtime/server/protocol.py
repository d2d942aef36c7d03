"""A protocol for uvicorn that answers operations itself, without ASGI in between.

More than half of what a small request costs behind `dispatch="direct"` is what uvicorn does for
any ASGI app: events, two messages, a timer for each request. Here an operation goes from the bytes
of a request to those of the answer: by the same parser and in a task of its own, as with uvicorn.

Only what is ordinary is answered here: a request of HTTP/1.1 whose head comes in one piece and is
within the limits, with a body of a stated length, for an operation that is answered as a whole.
With the first other request the connection becomes one of `LimitedHttpToolsProtocol`, which begins
with the bytes of that request and has the same limits.
Sources: RFC 9112 (messages, persistence), ASGI 3.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.utils import get_local_addr, get_remote_addr, is_ssl

from ..limits import MAX_DIRECT_BYTES
from .exchange import FAILED, Collected, Exchange, Head, head_of, log_failure
from .httptools_protocol import LimitedHttpToolsProtocol
from .protocol_setting import setting_of
from .watching import Watched

if TYPE_CHECKING:
    from starlette.types import Scope
    from uvicorn import Config
    from uvicorn.server import ServerState

    from .replies import Answer

_DIGITS = len(str(MAX_DIRECT_BYTES))


class DirectProtocol(Watched):
    """Serves one connection; to be given to uvicorn as `http`.

    It answers where the app has `dispatch="direct"`, without middleware, access log and root path,
    and uvicorn runs without its own access log. Otherwise, and for requests that are not ordinary,
    `LimitedHttpToolsProtocol` does everything; a warning says why.

    Args:
        config: of the server.
        server_state: of the server: its connections and tasks.
        app_state: of the lifespan.
        _loop: that runs.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        if not config.loaded:
            config.load()
        setting = setting_of(config)
        self._config = config
        self.server_state = server_state
        self._app_state = app_state
        self.loop: asyncio.AbstractEventLoop = _loop or asyncio.get_running_loop()
        self._shortcut = setting.shortcut
        self._head = Head(setting.left)
        self._parser: Any = HttpRequestParser(self._head)
        self._buffer = b""
        self._current: Exchange | None = None  # that is being answered
        self._body_begins = 0
        self._body_ends = 0  # of a body that is still to be taken out of the buffer, otherwise 0
        self._reads = True
        self._writes = True
        self._closes = False
        self._idle_seconds = min(self.limits.idle_seconds, config.timeout_keep_alive)

    # --- What the transport and the server say ----------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport: asyncio.Transport = cast("asyncio.Transport", transport)
        self.server_state.connections.add(self)  # type: ignore[arg-type]  # has what is asked of them
        if self._is_one_too_many():
            return
        if self._shortcut is None:
            self._hand_over()
            return
        self._of_connection = {
            "type": "http",
            "asgi": {"version": self._config.asgi_version, "spec_version": "2.3"},
            "http_version": "1.1",
            "server": get_local_addr(self.transport),
            "client": get_remote_addr(self.transport),
            "scheme": "https" if is_ssl(self.transport) else "http",
            "root_path": "",
            "app": self._shortcut.first,
        }
        self._await("request", self.limits.idle_seconds)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """End."""
        self.server_state.connections.discard(self)
        self._stop_timer()
        if self._current is not None:
            self._current.end()
        self._parser = None

    def data_received(self, data: bytes) -> None:
        """Take bytes, and answer a request once it is complete."""
        if self._is_refused:
            return  # they are read only so that the answer arrives
        self._buffer = self._buffer + data if self._buffer else data
        self._advance()
        if len(self._buffer) > MAX_DIRECT_BYTES and not self._body_ends and self._reads:
            self._reads = False
            self.transport.pause_reading()

    def pause_writing(self) -> None:
        """Answer nothing more until the client has read."""
        self._writes = False
        self._writing_pauses()

    def resume_writing(self) -> None:
        """Go on."""
        self._writes = True
        self._writing_resumes()
        self._advance()

    def shutdown(self) -> None:
        """Close the connection, after the answer to the request that is under way."""
        if self._current is None:
            self.transport.close()
        else:
            self._closes = True

    # --- From bytes to a request ------------------------------------------------------------------

    def _advance(self) -> None:
        """Read on in the request under way, or begin with the next."""
        if self.transport.is_closing():
            return
        if self._body_ends and not self._take_body():
            self._resume_reading()
        elif self._buffer and self._current is None and self._writes:
            self._begin()
        self._wait()

    def _begin(self) -> None:
        """Begin with the next request, whose head must be there."""
        ends = self._buffer.find(b"\r\n\r\n") + 4
        is_whole = 3 < ends <= self.limits.max_head_bytes
        exchange = self._read_head(self._buffer[:ends]) if is_whole else None
        length = self._head.length or b"0"
        is_short = len(length) <= _DIGITS and length.isdigit() and int(length) <= MAX_DIRECT_BYTES
        if exchange is None or not is_short:
            self._hand_over()
            return
        if self._has_too_many_requests():
            self._buffer = b""
            return
        self._current = exchange
        self._body_begins, self._body_ends = ends, ends + int(length)
        self._take_body()
        exchange.task = task = self.loop.create_task(self._answer(exchange))
        if not task.done():  # as one may be at once, if it is begun eagerly
            self.server_state.tasks.add(task)

    def _take_body(self) -> bool:
        """Take the body of the request under way, if it is complete."""
        if len(self._buffer) < self._body_ends:
            return False
        body = self._buffer[self._body_begins : self._body_ends]
        self._buffer = self._buffer[self._body_ends :]
        self._body_ends = 0
        if body:
            self._parser.feed_data(body)  # which it skips, to be where the next request begins
        if self._current is not None:  # it may be answered already, without its body
            self._current.arrive(body)
        return True

    def _read_head(self, content: bytes) -> Exchange | None:
        """Return what a head asks for; None where that is left to uvicorn."""
        head, parser = self._head, self._parser
        head.begin()
        lines = content.count(b"\n")
        if lines != content.count(b"\r\n") or lines > self.limits.max_head_fields + 2:
            return None  # where a head ends must not be a matter of opinion
        try:
            parser.feed_data(content)
        except (HttpParserError, HttpParserUpgrade):
            return None
        target = head.target
        if not head.is_plain or b"#" in target or parser.get_http_version() != "1.1":
            return None
        path, _, query = target.partition(b"?")
        text = path.decode("latin-1")
        method = parser.get_method().decode("ascii")
        match = None if self._shortcut is None else self._shortcut.find(method, text)
        if match is None:
            return None
        route, values = match
        if not route.endpoint.sends_whole_bodies:
            return None
        scope: Scope = {
            **self._of_connection,
            "method": method,
            "path": unquote(text) if "%" in text else text,
            "raw_path": path,
            "query_string": query,
            "headers": head.headers,
            "state": self._app_state.copy(),
            "route": route,
            "endpoint": route.endpoint,
            "path_params": values,
        }
        return Exchange(route, scope, keeps_alive=head.keeps_alive)

    def _resume_reading(self) -> None:
        if not self._reads:
            self._reads = True
            self.transport.resume_reading()

    def _hand_over(self) -> None:
        """Make this a connection of uvicorn's own protocol, from the next request on."""
        self.server_state.connections.discard(self)
        self._stop_timer()
        self._parser = None
        protocol = LimitedHttpToolsProtocol(
            config=self._config,
            server_state=self.server_state,
            app_state=self._app_state,
            _loop=self.loop,
        )
        protocol.limits, protocol.is_taken_over = self.limits, True
        protocol.connection_made(self.transport)
        self.transport.set_protocol(protocol)
        self._resume_reading()
        if self._buffer:
            data, self._buffer = self._buffer, b""
            protocol.data_received(data)

    def _wait(self) -> None:
        """Say what is awaited now."""
        if self._parser is None or self._is_refused:
            return
        if self._body_ends:
            # The time for a body that nobody reads any more is not prolonged.
            if self._current is not None or self._awaited != "body":
                self._await("body", self.limits.body_seconds)
        elif self._current is not None:
            self._await_nothing()
        elif self._awaited != "request":
            self._await("request", self._idle_seconds)

    def _is_answered(self) -> bool:
        return self._current is None

    # --- From a request to bytes ------------------------------------------------------------------

    async def _answer(self, exchange: Exchange) -> None:
        try:
            try:
                answer = await exchange.route.endpoint.answer(exchange.scope, exchange.receive)
            except Exception as error:
                answer = await self._leave(error, exchange)
            if isinstance(answer, tuple):
                self._write(exchange, answer)
            elif not exchange.is_over:
                raise RuntimeError("the request is not answered")
        except BaseException as error:
            # As uvicorn does it: what is not an `Exception` gets an answer too, and is in the log.
            log_failure(error)
            self._write(exchange, FAILED)
        finally:
            if exchange.task is not None:
                self.server_state.tasks.discard(exchange.task)

    async def _leave(self, error: Exception, exchange: Exchange) -> Answer | None:
        """Return the answer of the app behind to an error that an endpoint raised.

        Raises:
            Exception: it answers nothing, or nothing that can be sent.
        """
        assert self._shortcut is not None  # noqa: S101 - it found the operation
        collected = Collected()
        try:
            await self._shortcut.leave(error, exchange.scope, exchange.receive, collected.send)
        except Exception as again:
            if not collected.start:
                raise
            log_failure(again)  # it has answered, and wants this to be seen
            exchange.keeps_alive = False
        return collected.answer(exchange.route.name)

    def _write(self, exchange: Exchange, answer: Answer) -> None:
        """Send an answer, and go on with the next request."""
        status, headers, content = answer
        transport = self.transport
        headers = [*self.server_state.default_headers, *headers]
        closes = self._closes or not exchange.keeps_alive
        parts, closes = head_of(status, headers, closes=closes)
        parts.append(content)
        exchange.end()
        self._current = None
        self.server_state.total_requests += 1
        if transport.is_closing():
            return
        transport.write(b"".join(parts))
        if closes:
            transport.close()
            self._await("end", self.limits.body_seconds)
            return
        if not self._body_ends:
            self._await("request", self._idle_seconds)
        if self._buffer:
            self.loop.call_soon(self._advance)
        else:
            self._resume_reading()
