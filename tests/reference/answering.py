"""Servers for the panel: one that says what it was sent, and answers in ways that nobody wants."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

MARKUP = "<img src=x onerror=\"console.log('hurt')\"><script>console.log('hurt')</script>"
PROBLEM = {
    "title": MARKUP,
    "detail": {"not": "a text"},
    "violations": [{"pointer": MARKUP, "message": MARKUP}, "no object", None, *[{}] * 999],
}
FIXED = {
    "markup": (MARKUP, "text/html"),
    "lying": ("{no json", "application/json"),
    "deep": ("[" * 200_000, "application/json"),
    "wide": ("[" * 400 + "0," * 200_000 + "0" + "]" * 400, "application/json"),
    "string": (json.dumps("x" * 900_000), "application/json"),
    "problem": (json.dumps(PROBLEM), "application/problem+json"),
    "events": (
        ': nothing\r\nevent: added\r\nid: 7\r\ndata: {"a": 1}\r\ndata:\r\n\r\n'
        f"data: one\rdata: two\r\rdata: {MARKUP}\n\nretry: 5\nnonsense\n\ndata: cut",
        "text/event-stream",
    ),
    "lines": ('{"n": 1}\n\n{"n": 2}\r\nno json', "application/x-ndjson"),
    "records": ('\x1e{"n": 1}\n\x1e{"n": 2}\n', "application/json-seq"),
}
BOMB = gzip.compress(bytes(60_000_000))


class World:
    """The server; `gone` is set when a stream without an end was left by its reader."""

    def __init__(self, name: str = "world") -> None:
        self.name = name
        self.requests: list[Request] = []
        self.bodies: list[bytes] = []
        self.gone = threading.Event()
        self.elsewhere = ""
        everything = ["GET", "POST"]
        self.app = Starlette(
            routes=[
                Route("/v1/answers/{kind}", self.answer),
                Route("/{path:path}", self.echo, methods=everything),
            ],
            middleware=[
                Middleware(
                    CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"]
                )
            ],
        )

    async def echo(self, request: Request) -> Response:
        """Answer with the request."""
        body = await request.body()
        self.requests.append(request)
        self.bodies.append(body)
        return JSONResponse(
            {
                "server": self.name,
                "path": request.scope["raw_path"].decode(),
                "headers": dict(request.headers),
                "body": body.decode("latin-1"),
            }
        )

    async def answer(self, request: Request) -> Response:
        """Answer in one of the ways."""
        kind = request.path_params["kind"]
        if kind in FIXED:
            text, media_type = FIXED[kind]
            return Response(text, media_type=media_type)
        if kind == "bytes":
            return Response(bytes(range(256)), media_type="image/png")
        if kind == "bomb":
            headers = {"Content-Encoding": "gzip"}
            return Response(BOMB, media_type="application/json", headers=headers)
        if kind == "elsewhere":
            return Response(status_code=307, headers={"Location": self.elsewhere})
        if kind == "cut":
            return StreamingResponse(self._cut(), headers={"Content-Length": "1000"})
        media_type = "text/event-stream" if kind == "endless" else "text/plain"
        return StreamingResponse(self._endless(kind), media_type=media_type)

    async def _cut(self) -> AsyncIterator[bytes]:
        yield b"the beginning"
        raise ConnectionError

    async def _endless(self, kind: str) -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"data: " + b"x" * 50 + b"\n\n" if kind == "endless" else b"y" * 1000
                await asyncio.sleep(0)  # others have their turn, who hear that nobody reads on
        finally:
            self.gone.set()


class Site:
    """Serves a page, as a site that refuses frames does where asked."""

    def __init__(self, page: str, *, framed: bool = True) -> None:
        self.page = page
        self.headers = {} if framed else {"X-Frame-Options": "DENY"}
        self.app = Starlette(routes=[Route("/{path:path}", self.show)])

    async def show(self, _: Request) -> Response:
        """Answer with the page."""
        return HTMLResponse(self.page, headers=self.headers)
