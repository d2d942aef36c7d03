"""A small API, a handler that records its calls, and ways to ask an app."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import httpx2

from generators.runtime.operations import (
    Contract,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    SecurityScheme,
    Server,
)
from generators.runtime.server import AppOptions, Authenticate, Handler, build_app

if TYPE_CHECKING:
    from fastapi import FastAPI

SCHEMES = {
    "basic": SecurityScheme(name="basic", type="http", scheme="basic"),
    "bearer": SecurityScheme(name="bearer", type="http", scheme="bearer"),
    "digest": SecurityScheme(name="digest", type="http", scheme="digest"),
    "oauth": SecurityScheme(name="oauth", type="oauth2"),
    "key": SecurityScheme(name="key", type="apiKey", location="header", parameter_name="X-Key"),
    "query": SecurityScheme(name="query", type="apiKey", location="query", parameter_name="key"),
    "cookie": SecurityScheme(
        name="cookie", type="apiKey", location="cookie", parameter_name="session"
    ),
    "tls": SecurityScheme(name="tls", type="mutualTLS"),
}
DOCUMENT = b'{"openapi": "3.1.0"}'


class Things(Handler[Any]):
    """Answers every operation the same and records how it was called."""

    def __init__(self, result: Any = None) -> None:
        self.result = result
        self.calls: list[dict[str, Any]] = []

    async def do(self, **arguments: Any) -> Any:
        self.calls.append(arguments)
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


def operation(**facts: Any) -> Operation[Any]:
    """An operation of the group `things`, served by `Things.do` unless said otherwise."""
    defaults = {
        "id": "doThing",
        "group": "things",
        "py_name": "do",
        "method": "GET",
        "path": "/things",
        "responses": (response(Any),),
    }
    return Operation(**{**defaults, **facts})


def response(type_: Any, status: str = "200", content_type: str = "application/json") -> Response:
    return Response(status=status, media=(Media(content_type=content_type, type=lambda: type_),))


def body(type_: Any, content_type: str = "application/json", *, required: bool = True, **more: Any):
    media = Media(content_type=content_type, type=lambda: type_, **more)
    return RequestBody(media=(media,), required=required)


def parameter(type_: Any, location: Any = "query", **facts: Any) -> Parameter:
    defaults = {"name": "color", "py_name": "color", "location": location}
    return Parameter(**{**defaults, "type": lambda: type_, **facts})


def contract(*operations: Operation[Any], url: str = "/") -> Contract:
    return Contract(
        title="Things",
        version="1",
        servers=(Server(url=url),),
        security_schemes=SCHEMES,
        operations=operations,
        user_agent="things",
    )


def serve(
    *operations: Operation[Any],
    handler: Handler[Any] | None = None,
    url: str = "/",
    authenticate: Authenticate[Any, Any] | None = None,
    document: Callable[[], bytes] = lambda: DOCUMENT,
    **options: Any,
) -> FastAPI:
    return build_app(
        contract(*operations, url=url),
        {"things": handler},
        authenticate=authenticate,
        document=document,
        options=AppOptions(**options),  # type: ignore[typeddict-item]
    )


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: httpx2.Headers
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    def problem(self, status: int) -> dict[str, Any]:
        """Check that this is a problem as in RFC 9457; return it."""
        assert self.status == status, self.content
        assert self.headers["content-type"] == "application/problem+json"
        data = self.json
        assert data["status"] == status
        assert data["type"] == "about:blank"
        assert data["title"]
        assert data["instance"].startswith("urn:uuid:")
        assert int(self.headers["content-length"]) == len(self.content)
        return data

    def violations(self) -> list[tuple[str, ...]]:
        """The violations of a 422: place, parameter or pointer, code."""
        return [
            (v["in"], *(v[k] for k in ("parameter", "pointer") if k in v), v["code"])
            for v in self.problem(422)["violations"]
        ]


def ask(
    app: Any,
    method: str = "GET",
    target: str = "/things",
    *,
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    content: Any = None,
    raises: bool = True,
) -> Answer:
    """Ask by way of an HTTP client."""

    async def main() -> Answer:
        transport = httpx2.ASGITransport(app, raise_app_exceptions=raises)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
            pairs = headers.items() if isinstance(headers, Mapping) else headers
            given = [(name, value) for name, value in pairs]
            answer = await client.request(method, target, headers=given, content=content)
            return Answer(answer.status_code, answer.headers, answer.content)

    return asyncio.run(main())


def send(app: Any, data: Any, *, method: str = "POST", target: str = "/things", **more: Any):
    """Ask with a JSON body."""
    headers = {"content-type": "application/json", **more.pop("headers", {})}
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return ask(app, method, target, headers=headers, content=content, **more)


def ask_raw(
    app: Any,
    target: str,
    *,
    method: str = "GET",
    headers: Iterable[tuple[bytes, bytes]] = (),
    chunks: Iterable[bytes] = (),
    **scope: Any,
) -> Answer:
    """Ask with a request target that no client normalises; `chunks` is read as far as wanted."""
    path, _, query = target.partition("?")
    messages = iter(chunks)
    sent: list[dict[str, Any]] = []
    full: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("utf-8", "surrogateescape"),
        "root_path": "",
        "headers": list(headers),
        "server": ("test", 80),
        "client": ("test", 1),
        **scope,
    }

    async def receive() -> dict[str, Any]:
        chunk = next(messages, None)
        if isinstance(chunk, dict):
            return chunk
        return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

    async def send_(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(full, receive, send_))
    if not sent:
        return Answer(0, httpx2.Headers(), b"")
    content = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], httpx2.Headers(sent[0]["headers"]), content)


async def chunked(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
