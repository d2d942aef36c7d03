"""An app whose handlers do what the path says, and connections to it that are only in memory."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import uvicorn
from fastapi import Request  # noqa: TC002 - read by FastAPI
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException
from uvicorn.server import ServerState

from generators.runtime.operations import Media, Response
from generators.runtime.server import BasicCredentials, ProblemError, Reply, check_basic
from tests.runtime.server.server_support import Things, body, operation, parameter, response, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fastapi import FastAPI

TURNS = 60
"""More turns of the event loop than any answer takes here."""


_with_headers = re.compile(rb"(?<=HTTP/1.1 )(.*)\r\n((?:.+\r\n)+)")


def _in_order(head: re.Match[bytes]) -> bytes:
    """Return a head with its headers in the order of their names, which means nothing."""
    return b"".join([head[1], b"\r\n", *sorted(head[2].splitlines(keepends=True))])


class Oops(Exception):  # noqa: N818
    """What the app has a handler for."""


class Worse(Exception):  # noqa: N818
    """What the app has a handler for, which fails."""


async def authenticate(credentials: BasicCredentials) -> str | None:
    return credentials.username if check_basic(credentials, "alice", "hush") else None


RAISED: dict[str, Callable[[], BaseException]] = {
    "error": lambda: LookupError("hush"),
    "oops": lambda: Oops("x"),
    "worse": lambda: Worse("x"),
    "problem": lambda: ProblemError(409, headers={"X-Why": "it is so"}),
    "unsendable": lambda: ProblemError(409, headers={"X-Why": "a\r\nX-B: 2"}),
    "http": lambda: HTTPException(410),
    "cancelled": asyncio.CancelledError,
}
ANSWERED = {
    "twice": Reply(203, "r", headers=[("X-A", "1"), ("x-a", "2")]),
    "close": Reply(200, "r", headers={"Connection": "close"}),
    "splitting": Reply(200, "r", headers={"X-A": "1\r\nX-B: 2"}),
    "named": Reply(200, "r", headers={"X A": "1"}),
    "framing": Reply(200, "r", headers={"Content-Length": "1"}),
    "typed": Reply(200, "r", content_type="text/x\r\nX-B: 2"),
    **{status: Reply(int(status)) for status in ("204", "205", "299", "304")},
}


class Handlers(Things):
    """Does what the path says, otherwise says how it was called.

    Attributes:
        go_on: what `/a/wait` and `/a/oops-later` wait for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()

    async def do(self, **arguments: Any) -> Any:
        self.calls.append(arguments)
        what = arguments.get("what", "")
        if what in {"wait", "oops-later"}:
            await self.go_on.wait()
        if what == "oops-later":
            raise Oops("x")
        if what == "large":
            return "x" * 8_000_000
        if what in RAISED:
            raise RAISED[what]()  # noqa: RSE102 - made when raised
        return ANSWERED.get(what, arguments)

    async def stream(self, **_: Any) -> Any:
        for item in (b"a", b"b"):
            yield item

    async def measured(self, **_: Any) -> Any:
        return Reply(200, self.stream(), headers={"Content-Length": "2"})

    async def chunked(self, **_: Any) -> Any:
        return Reply(200, self.stream(), headers={"Transfer-Encoding": "chunked"})

    async def depends(self, request: Request) -> Any:
        return request.url.path


def made(handlers: Handlers | None = None, **options: Any) -> FastAPI:
    """Return the app, with direct dispatch unless said otherwise."""
    what = parameter(str, "path", name="what", py_name="what", required=True)
    declared = [response(Any, status) for status in ("200", "203")]
    bodiless = [Response(status=status) for status in ("204", "205", "299", "304")]
    raw = Response(status="200", media=(Media(content_type="application/octet-stream"),))
    app = serve(
        operation(
            id="what", path="/a/{what}", parameters=(what,), responses=(*declared, *bodiless)
        ),
        operation(id="query", path="/q", parameters=(parameter(list[str], py_name="q", name="q"),)),
        operation(id="post", method="POST", path="/b", body=body(dict[str, int])),
        operation(id="put", method="PUT", path="/b", body=body(Any, required=False)),
        operation(id="secret", path="/c", security=({"basic": ()},)),
        operation(id="stream", path="/s", py_name="stream", responses=(raw,)),
        operation(id="measured", path="/m", py_name="measured", responses=(raw,)),
        operation(id="chunked", path="/k", py_name="chunked", responses=(raw,)),
        operation(id="depends", path="/d", py_name="depends"),
        handler=handlers or Handlers(),
        authenticate=authenticate,
        **{"dispatch": "direct", "max_body_bytes": 1000, **options},
    )

    @app.exception_handler(Oops)
    async def oops(request: Request, _: Exception) -> PlainTextResponse:
        gone = await request.is_disconnected()
        told = {
            name: value
            for name, value in request.scope.items()
            if name.isidentifier() and isinstance(value, (str, bytes, list, tuple, dict))
        }
        return PlainTextResponse(f"{sorted(told.items())} {gone}", 418, {"x-mine": "1"})

    @app.exception_handler(Worse)
    async def worse(_: Request, error: Exception) -> PlainTextResponse:
        raise error

    return app


class Wire(asyncio.Transport):
    """A connection in memory: what is sent stands in `sent`."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.1", 5), "sockname": ("192.0.2.2", 80)})
        self.sent = b""
        self.reads = True
        self._protocol: asyncio.BaseProtocol | None = None
        self._is_closing = False

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self._protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        assert self._protocol is not None
        return self._protocol

    def is_closing(self) -> bool:
        return self._is_closing

    def close(self) -> None:
        self._is_closing = True

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert not self._is_closing
        self.sent += bytes(data)

    def pause_reading(self) -> None:
        self.reads = False

    def resume_reading(self) -> None:
        self.reads = True

    def is_reading(self) -> bool:
        return self.reads

    def can_write_eof(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return 0


class Connection:
    """A connection to a server that is only in memory.

    Args:
        config: says which app and protocol.
        state: of the server.
    """

    def __init__(self, config: uvicorn.Config, state: ServerState | None = None) -> None:
        self.state = state or ServerState()
        self.wire = Wire()
        if not config.loaded:
            config.load()
        make: Any = config.http_protocol_class
        first = make(config=config, server_state=self.state, app_state={"a": 1}, _loop=None)
        self.wire.set_protocol(first)
        first.connection_made(self.wire)

    @property
    def protocol(self) -> Any:
        return self.wire.get_protocol()

    async def say(self, data: bytes) -> bytes:
        """Send bytes and return what comes back until nothing happens any more."""
        before = len(self.wire.sent)
        if data and not self.wire.is_closing():
            self.protocol.data_received(data)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        answers = re.sub(rb"urn:uuid:[0-9a-f-]{36}", b"urn:uuid:", self.wire.sent[before:])
        return _with_headers.sub(_in_order, answers)

    async def end(self) -> None:
        """Close it from the client's side."""
        self.protocol.connection_lost(None)
        await self.say(b"")


def config_of(app: Any, http: Any, **options: Any) -> uvicorn.Config:
    """Return the configuration of a server."""
    stated = {
        "lifespan": "off",
        "log_config": None,
        "access_log": False,
        "ws": "none",
        "forwarded_allow_ips": "*",
        "timeout_keep_alive": 60,
        **options,
    }
    return uvicorn.Config(app, http=http, **stated)


def conversation(config: uvicorn.Config, requests: Iterable[Iterable[bytes]]) -> list[bytes]:
    """Send requests, each in pieces, over one connection; return what comes back to each piece."""

    async def main() -> list[bytes]:
        connection = Connection(config)
        answers = [await connection.say(piece) for pieces in requests for piece in pieces]
        answers.append(b"closed" if connection.wire.is_closing() else b"open")
        await connection.end()
        assert not connection.state.tasks
        assert not connection.state.connections
        return answers

    return asyncio.run(main())
