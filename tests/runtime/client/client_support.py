"""Hand-written facts of a small API, and ways to call its operations through either client."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx2

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.async_groups import AsyncGroup
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.models.base import ApiModel
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

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generators.runtime.client.credentials import Credential

BASE = "https://api.example.com"
SCHEMES = {
    "basicAuth": SecurityScheme(name="basicAuth", type="http", scheme="basic"),
    "bearerAuth": SecurityScheme(name="bearerAuth", type="http", scheme="bearer"),
    "oauth": SecurityScheme(name="oauth", type="oauth2"),
    "headerKey": SecurityScheme(
        name="headerKey", type="apiKey", location="header", parameter_name="X-Api-Key"
    ),
    "queryKey": SecurityScheme(
        name="queryKey", type="apiKey", location="query", parameter_name="api key"
    ),
    "cookieKey": SecurityScheme(
        name="cookieKey", type="apiKey", location="cookie", parameter_name="session"
    ),
    "clientCertificate": SecurityScheme(name="clientCertificate", type="mutualTLS"),
}


class Item(ApiModel):
    name: str
    count: int = 0


class Fault(ApiModel):
    code: str


def contract(*servers: str, operations: tuple[Operation[Any], ...] = ()) -> Contract:
    return Contract(
        title="Items",
        version="1",
        servers=tuple(Server(url=url) for url in servers or ("/v1",)),
        security_schemes=SCHEMES,
        operations=operations,
        user_agent="items-client/1",
    )


def json_media(type_: Any, content_type: str = "application/json") -> Media:
    return Media(content_type=content_type, type=lambda: type_)


def parameter(location: Any, type_: Any = str, name: str = "color", **facts: Any) -> Parameter:
    facts.setdefault("style", {"query": "form", "cookie": "form"}.get(location, "simple"))
    facts.setdefault("explode", facts["style"] == "form")
    facts.setdefault("required", location == "path")
    facts.setdefault("py_name", "color")
    return Parameter(name=name, location=location, type=lambda: type_, **facts)


def response(status: str, *media: Media) -> Response:
    return Response(status=status, media=media)


def operation(
    *parameters: Parameter,
    method: str = "GET",
    path: str = "/items",
    body: RequestBody | None = None,
    responses: tuple[Response, ...] = (Response(status="200"),),
    security: tuple[Mapping[str, tuple[str, ...]], ...] = (),
    **facts: Any,
) -> Operation[Any]:
    facts.setdefault("id", "callItems")
    return Operation(
        group="items",
        py_name="call",
        method=method,
        path=path,
        parameters=parameters,
        body=body,
        responses=responses,
        security=security,
        **facts,
    )


class Anything(SyncGroup):
    """A group whose method calls any operation."""

    def call(self, op: Operation[Any], arguments: Any, body: Any, **options: Any) -> Any:
        return self._call(op, arguments, body, options)  # type: ignore[arg-type]


class AsyncAnything(AsyncGroup):
    """See `Anything`."""

    async def call(self, op: Operation[Any], arguments: Any, body: Any, **options: Any) -> Any:
        return await self._call(op, arguments, body, options)  # type: ignore[arg-type]


class Api:
    """Calls operations through the synchronous or the asynchronous client, as generated code does.

    Attributes:
        requests: what reached the mock transport.
    """

    def __init__(self, *, asynchronous: bool) -> None:
        self.asynchronous = asynchronous
        self.requests: list[httpx2.Request] = []

    def options(
        self, answer: Callable[[httpx2.Request], httpx2.Response] | httpx2.Response | None
    ) -> dict[str, Any]:
        if answer is None:
            return {}

        def handle(request: httpx2.Request) -> httpx2.Response:
            self.requests.append(request)
            if callable(answer):
                return answer(request)
            return httpx2.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )

        return {"transport": httpx2.MockTransport(handle)}

    def call(
        self,
        op: Operation[Any],
        arguments: Mapping[str, object] | None = None,
        body: object = None,
        *,
        answer: Callable[[httpx2.Request], httpx2.Response] | httpx2.Response | None = None,
        credentials: tuple[Credential | None, ...] = (),
        client: Mapping[str, Any] | None = None,
        base_url: str | None = BASE,
        times: int = 1,
        dry: bool = False,
        **call_options: Any,
    ) -> Any:
        # One attempt: what is tested here must not be hidden by a second one.
        options: Any = {"retries": 0, **self.options(answer), **(client or {})}
        facts = contract(operations=(op,))
        if not self.asynchronous:
            with SyncClientBase(facts, base_url, credentials=credentials, options=options) as c:
                method = Anything(c).call
                if dry:
                    return c.build(method, op, arguments or {}, body, **call_options)
                for _ in range(times - 1):
                    method(op, arguments or {}, body, **call_options)
                return method(op, arguments or {}, body, **call_options)

        async def run() -> Any:
            made = AsyncClientBase(facts, base_url, credentials=credentials, options=options)
            async with made as c:
                method = AsyncAnything(c).call
                if dry:
                    return await c.build(method, op, arguments or {}, body, **call_options)
                for _ in range(times - 1):
                    await method(op, arguments or {}, body, **call_options)
                return await method(op, arguments or {}, body, **call_options)

        return asyncio.run(run())

    @property
    def request(self) -> httpx2.Request:
        """The one request that was sent."""
        assert len(self.requests) == 1
        return self.requests[0]


OK = httpx2.Response(200)
