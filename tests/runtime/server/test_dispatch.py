"""Operations are answered past what FastAPI does for a request, and nothing is lost by it."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.middleware import Middleware
from starlette.routing import Route

from generators.runtime.server import ProblemError
from generators.runtime.server.routes import Shortcut
from tests.runtime.server.server_support import Things, ask, body, operation, parameter, send, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DISPATCH = ("app", "direct")


class Noting:
    """Middleware that notes which routes it saw, and adds a header."""

    def __init__(self, app: Any, seen: list[Any]) -> None:
        self.app = app
        self.seen = seen

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-noted", b"1")]
            await send(message)

        await self.app(scope, receive, sending)
        if scope["type"] == "http":
            self.seen.append((getattr(scope.get("route"), "path", None), scope.get("path_params")))


class Oops(Exception):  # noqa: N818
    pass


PET = operation(
    id="pet",
    path="/pets/{id}",
    parameters=(parameter(str, "path", name="id", py_name="pet_id", required=True),),
)


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_answers_are_the_same(dispatch: str) -> None:
    things = Things("ok")
    post = operation(id="post", method="POST", path="/b", body=body(dict[str, int]))
    app = serve(PET, post, handler=things, url="/v1", dispatch=dispatch)
    assert ask(app, target="/v1/pets/a%2Fb").json == "ok"
    assert things.calls == [{"pet_id": "a/b"}]
    assert send(app, {"a": 1}, target="/v1/b").json == "ok"
    assert send(app, {"a": "x"}, target="/v1/b").violations() == [("body", "/a", "int_type")]
    assert ask(app, "PUT", "/v1/pets/1").problem(405)
    assert ask(app, target="/v1/nothing").problem(404)
    assert ask(app, target="/openapi.json").status == 200
    assert ask(app, "HEAD", "/healthz").content == b""


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_middleware_sees_every_request(dispatch: str, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[Any] = []
    app = serve(
        PET, handler=Things(1), middleware=[Middleware(Noting, seen=seen)], dispatch=dispatch
    )
    app.add_middleware(Noting, seen=seen)
    for _ in range(2):
        assert ask(app, target="/pets/7").headers.get_list("x-noted") == ["1", "1"]
    assert seen == [("/pets/{id}", {"id": "7"})] * 4
    assert ask(app, target="/nothing").headers.get_list("x-noted") == ["1", "1"]
    warned = [record.message for record in caplog.records]
    assert warned == (
        ["direct dispatch is off: the app has middleware, or a root path"]
        if dispatch == "direct"
        else []
    )
    with pytest.raises(RuntimeError, match="Cannot add middleware"):
        app.add_middleware(Noting, seen=seen)


@pytest.mark.parametrize("dispatch", DISPATCH)
@pytest.mark.parametrize("with_middleware", [False, True])
def test_exception_handlers_of_the_application(dispatch: str, *, with_middleware: bool) -> None:
    middleware = [Middleware(Noting, seen=[])] if with_middleware else []
    things = Things()
    app = serve(PET, handler=things, dispatch=dispatch, middleware=middleware)

    @app.exception_handler(Oops)
    async def oops(request: Request, error: Exception) -> PlainTextResponse:
        return PlainTextResponse(f"{request.url.path} {error}", 418)

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: Exception) -> PlainTextResponse:
        return PlainTextResponse("mine", 409)

    for error, expected in ((Oops("x"), (418, b"/pets/1 x")), (ProblemError(404), (409, b"mine"))):
        things.result = error
        answer = ask(app, target="/pets/1", raises=False)
        assert (answer.status, answer.content) == expected
        assert ("x-noted" in answer.headers) is with_middleware
    assert len(things.calls) == 2  # nothing is done twice


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_errors_that_nobody_expects(dispatch: str, caplog: pytest.LogCaptureFixture) -> None:
    app = serve(PET, handler=Things(Oops("hush")), dispatch=dispatch)
    assert ask(app, target="/pets/1").problem(500)
    assert "pet failed" in caplog.text

    @app.exception_handler(Exception)
    async def every(request: Request, error: Exception) -> PlainTextResponse:
        return PlainTextResponse("all", 500)

    app.middleware_stack = None  # handlers are taken over when it is built
    assert ask(app, target="/pets/1", raises=False).content == b"all"


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_routes_of_the_application_may_go_first(dispatch: str) -> None:
    async def mine(request: Request) -> PlainTextResponse:
        return PlainTextResponse("mine")

    app = serve(PET, handler=Things(1), dispatch=dispatch)
    app.add_api_route("/pets/{id}", mine)
    assert ask(app, target="/pets/1").content == b"1"
    app.router.routes.insert(0, Route("/pets/{id}", mine))
    assert ask(app, target="/pets/1").content == b"mine"


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_the_lifespan_runs(dispatch: str) -> None:
    states: list[str] = []

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        states.append("begun")
        yield
        states.append("ended")

    app = serve(PET, handler=Things(1), dispatch=dispatch, lifespan=lifespan)

    async def talk() -> None:
        async with app.router.lifespan_context(app):
            transport = httpx2.ASGITransport(app)
            async with httpx2.AsyncClient(transport=transport, base_url="http://a") as client:
                assert (await client.get("/pets/1")).status_code == 200
                assert states == ["begun"]

    import asyncio

    asyncio.run(talk())
    assert states == ["begun", "ended"]


@pytest.mark.parametrize("dispatch", DISPATCH)
def test_a_mounted_app_with_a_root_path(dispatch: str, caplog: pytest.LogCaptureFixture) -> None:
    outer = FastAPI()
    outer.mount("/outer", serve(PET, handler=Things(1), dispatch=dispatch))
    assert ask(outer, target="/outer/pets/1").content == b"1"
    app = serve(PET, handler=Things(1), dispatch=dispatch)
    app.root_path = "/proxy"
    assert ask(app, target="/proxy/pets/1").content == b"1"
    assert ("direct dispatch is off" in caplog.text) is (dispatch == "direct")


def test_telemetry_of_fastapi_knows_the_route() -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    app = serve(PET, handler=Things(1), url="/v1")
    app._telemetry["tracer_provider"] = provider
    assert ask(app, target="/v1/pets/7").content == b"1"
    (span,) = spans.get_finished_spans()
    assert span.name == "GET /v1/pets/{id}"
    assert (span.attributes or {})["http.route"] == "/v1/pets/{id}"


def test_where_operations_stand() -> None:
    app = serve(PET, handler=Things(1))
    assert app.user_middleware == []
    assert isinstance(app.build_middleware_stack(), Shortcut)
    app.add_middleware(Noting, seen=[])
    assert not isinstance(app.build_middleware_stack(), Shortcut)
    assert [added.cls for added in app.user_middleware] == [Noting]
    with pytest.raises(ValueError, match="dispatch: give one of 'app', 'direct'"):
        serve(PET, handler=Things(), dispatch="fast")


def test_instrumentation_from_outside_is_not_passed_by(caplog: pytest.LogCaptureFixture) -> None:
    app = serve(PET, handler=Things(1), dispatch="direct")
    inner, seen = app.build_middleware_stack, []
    app.build_middleware_stack = lambda: Noting(inner(), seen)  # type: ignore[method-assign]
    with caplog.at_level(logging.WARNING):
        assert ask(app, target="/pets/1").headers["x-noted"] == "1"
    assert seen == [("/pets/{id}", {"id": "1"})]
    assert "direct dispatch is off" in caplog.text
