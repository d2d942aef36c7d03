"""One request to an ASGI application, and its response.

Sources: ASGI 3.0 and its HTTP specification.
"""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from .. import errors
from ..responses import WITHOUT_LENGTH
from . import fault
from .base import Headers, Response
from .gathering import too_large

if TYPE_CHECKING:
    from .asgi import AsgiApp, Message
    from .base import Request

RAISE = "testing.raise_exceptions"
"""ASGI extension that lets an application raise what it would answer with 500."""
RISK = "the application may have acted on the request"

_HTTP = {"version": "3.0", "spec_version": "2.3"}
_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH", "QUERY"})  # RFC 9110, section 8.6
_PORTS = {"http": 80, "https": 443}


async def respond(
    app: AsgiApp, request: Request, state: dict[str, Any], *, raises: bool
) -> Response:
    """Call the application for one request and return its response when the call has ended."""
    exchange = Exchange(request)
    try:
        scope: dict[str, Any] = {
            **scope_of(request),
            "state": state,
            "extensions": {RAISE: {}} if raises else {},
        }
        await app(scope, exchange.receive, exchange.send)
    except Exception:
        if raises:
            raise
        if exchange.status is None:
            fields = [("content-type", "text/plain; charset=utf-8")]
            return Response(500, Headers(fields), b"Internal Server Error")
    if not exchange.complete.is_set():
        result = "no answer" if exchange.status is None else "half an answer"
        raise fault(errors.ConnectionLost, request, f"the application gave {result}; {RISK}")
    return exchange.response()


class Exchange:
    """What the application receives and sends for one request.

    Attributes:
        status: of the response; None until it has begun.
        complete: set when the last part of the response has come.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._body_received = False
        self._fields: list[tuple[str, str]] = []
        self._parts: list[bytes] = []
        self._size = 0
        self._limit = request.max_response_bytes
        self.status: int | None = None
        self.complete = asyncio.Event()

    async def receive(self) -> Message:
        """Return the body of the request; then wait until the response is complete."""
        if not self._body_received:
            self._body_received = True
            body = self._request.content or b""
            return {"type": "http.request", "body": body, "more_body": False}
        await self.complete.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Take one message of the response."""
        kind = message["type"]
        if kind == "http.response.start" and self.status is None:
            self.status = message["status"]
            self._fields = [
                (bytes(name).decode("latin-1"), bytes(value).decode("latin-1"))
                for name, value in message.get("headers", ())
            ]
        elif (
            kind == "http.response.body" and self.status is not None and not self.complete.is_set()
        ):
            part = bytes(message.get("body", b""))
            self._size += len(part)
            if self._limit is None or self._size <= self._limit:
                self._parts.append(part)
            if not message.get("more_body", False):
                self.complete.set()
        else:
            raise RuntimeError(f"the application sent {kind!r} where it cannot stand")

    def response(self) -> Response:
        """Return the response as a client sees it: without a body where HTTP allows none."""
        status = self.status or 0
        headers = Headers(self._fields)
        if self._request.method == "HEAD" or status in WITHOUT_LENGTH:
            return Response(status, headers)
        if self._limit is not None and self._size > self._limit:
            raise too_large(self._request)
        content = b"".join(self._parts)
        coding = headers.get("content-encoding", "").strip().lower()
        if content and coding in {"gzip", "x-gzip", "deflate"}:
            try:
                decompressor = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either, by its head
                most = 0 if self._limit is None else self._limit + 1
                content = decompressor.decompress(content, most)
                if most and len(content) == most:
                    raise too_large(self._request)
                if not decompressor.eof:
                    raise zlib.error("incomplete or truncated stream")
            except zlib.error as error:
                text = f"the response cannot be decompressed: {error}"
                raise fault(errors.DecodeError, self._request, text) from error
        return Response(status, headers, content)


def scope_of(request: Request) -> dict[str, Any]:
    """Return the ASGI scope of a request, save for `state` and `extensions`."""
    parts = urlsplit(request.url)
    raw_path = parts.path or "/"
    host = parts.hostname or ""
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    port = parts.port or _PORTS[parts.scheme]
    return {
        "type": "http",
        "asgi": _HTTP,
        "http_version": "1.1",
        "method": request.method,
        "scheme": parts.scheme,
        "path": unquote(raw_path),
        "raw_path": raw_path.encode("ascii"),
        "query_string": parts.query.encode("ascii"),
        "root_path": "",
        "headers": _headers(request, f"[{host}]" if ":" in host else host, parts.port),
        "client": ("127.0.0.1", 50000),
        "server": (host, port),
    }


def _headers(request: Request, host: str, port: int | None) -> list[tuple[bytes, bytes]]:
    fields = {name.lower(): value for name, value in request.headers.items()}
    defaults = {"host": host if port is None else f"{host}:{port}"}
    if request.content or request.method in _WITH_CONTENT:
        defaults["content-length"] = str(len(request.content or b""))
    return [
        (name.encode("ascii"), value.encode("latin-1"))
        for name, value in {**defaults, **fields}.items()
    ]


def out_of_time(request: Request, timeout: float | None) -> errors.Timeout:
    """Return the error for a response that did not come in time."""
    return fault(errors.Timeout, request, f"no answer within {timeout} s; {RISK}")
