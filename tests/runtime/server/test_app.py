"""The app: problems for every error, handlers, and what FastAPI adds to it."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from generators.runtime.server import Handler, PrincipalT, ProblemError, build_app
from tests.runtime.server.server_support import (
    DOCUMENT,
    Things,
    ask,
    body,
    contract,
    operation,
    parameter,
    response,
    send,
    serve,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Pets(Handler[PrincipalT]):
    """As generated."""

    @abstractmethod
    async def list_pets(self, *, limit: int | None = None) -> list[str]:
        raise NotImplementedError

    @abstractmethod
    async def delete_pet(self, *, pet_id: str) -> None:
        raise NotImplementedError


OPERATIONS = (
    operation(
        id="listPets",
        group="pets",
        py_name="list_pets",
        path="/pets",
        parameters=(parameter(int, name="limit", py_name="limit", style="form"),),
        responses=(response(list[str]),),
    ),
    operation(
        id="deletePet",
        group="pets",
        py_name="delete_pet",
        method="DELETE",
        path="/pets/{petId}",
        parameters=(parameter(str, "path", name="petId", py_name="pet_id", required=True),),
        responses=(),
    ),
)


def app_of(pets: Pets[Any] | None) -> FastAPI:
    return build_app(contract(*OPERATIONS), {"pets": pets}, document=lambda: DOCUMENT)


class ListOnly(Pets[Any]):
    def __init__(self, *names: str) -> None:
        self.names = list(names)

    async def list_pets(self, *, limit: int | None = None) -> list[str]:
        return self.names[:limit]


def test_a_handler_must_be_complete() -> None:
    with pytest.raises(TypeError, match="delete_pet"):
        ListOnly()  # type: ignore[abstract]


def test_a_partial_handler() -> None:
    pets = ListOnly.partial("a", "b")
    assert isinstance(pets, ListOnly)
    assert type(pets).__name__ == "ListOnly"
    app = app_of(pets)
    assert ask(app, target="/pets?limit=1").json == ["a"]
    ask(app, "DELETE", "/pets/1").problem(501)
    # A missing method is no reason to read the request.
    ask(app_of(Pets.partial()), target="/pets?limit=x").problem(501)
    with pytest.raises(NotImplementedError):
        pets.delete_pet(pet_id="1")  # type: ignore[unused-coroutine]
    with pytest.raises(TypeError, match="delete_pet"):
        ListOnly()  # type: ignore[abstract]


def test_a_complete_handler_may_be_partial() -> None:
    class Complete(ListOnly):
        async def delete_pet(self, *, pet_id: str) -> None:
            self.names.remove(pet_id)

    pets = Complete.partial("a", "b")
    assert type(pets) is Complete
    assert ask(app_of(pets), "DELETE", "/pets/a").status == 204
    assert pets.names == ["b"]


def test_no_handler() -> None:
    app = app_of(None)
    problem = ask(app, target="/pets").problem(501)
    assert problem["detail"] == "This operation is not implemented."
    ask(app, target="/pets?limit=x").problem(501)


def test_a_method_that_raises_not_implemented() -> None:
    class Later(ListOnly):
        async def delete_pet(self, *, pet_id: str) -> None:
            return await super().delete_pet(pet_id=pet_id)  # type: ignore[safe-super]

    ask(app_of(Later()), "DELETE", "/pets/1").problem(501)


def test_plain_methods_run_in_a_thread() -> None:
    threads: list[Any] = []

    class Plain(ListOnly):
        def list_pets(self, *, limit: int | None = None) -> list[str]:  # type: ignore[override]
            threads.append(threading.current_thread())
            return [str(limit)]

        def delete_pet(self, *, pet_id: str) -> Any:
            async def decorated() -> None:
                threads.append(pet_id)

            return decorated()

    app = app_of(Plain())
    assert ask(app, target="/pets").json == ["None"]
    assert ask(app, "DELETE", "/pets/1").status == 204
    assert threads[0] != threading.main_thread()
    assert threads[1:] == ["1"]


@pytest.mark.parametrize(
    ("handlers", "message"),
    [
        ({"pest": ListOnly.partial()}, "no operation belongs to 'pest'"),
        ({"pets": ListOnly}, "not the class"),
        ({"pets": object()}, "object has no method 'list_pets'"),
    ],
)
def test_wrong_handlers(handlers: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        build_app(contract(*OPERATIONS), handlers, document=lambda: DOCUMENT)


def test_the_document() -> None:
    asked = []

    def document() -> bytes:
        asked.append(1)
        return DOCUMENT

    app = serve(operation(), url="/v1", document=document)
    assert asked == []
    for _ in range(2):
        answer = ask(app, target="/openapi.json")
        assert (answer.content, answer.headers["content-type"]) == (DOCUMENT, "application/json")
    assert asked == [1]
    assert ask(app, "POST", "/openapi.json").problem(405)
    for target in ("/redoc", "/v1/openapi.json", "/v1/docs"):
        ask(app, target=target).problem(404)


# --- Errors ---------------------------------------------------------------------------------------


def test_no_such_path() -> None:
    app = serve(operation(), handler=Things("ok"))
    for target in ("/", "/thing", "/things/", "//things", "/things/1"):
        assert ask(app, target=target).problem(404)["title"] == "Not Found"


def test_an_error_in_a_handler_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    app = serve(operation(), handler=Things(LookupError("hush")))
    answer = ask(app)
    problem = answer.problem(500)
    assert b"hush" not in answer.content
    assert b"LookupError" not in answer.content
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert problem["instance"] in record.message
    assert "doThing" in record.message
    assert record.exc_info is not None
    assert "LookupError: hush" in caplog.text
    assert problem["instance"] != ask(app).problem(500)["instance"]


def test_the_path_of_a_stranger_does_not_act_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    app = serve(operation(), handler=Things("ok"))

    @app.get("/extra/{rest:path}")
    async def extra(rest: str) -> None:
        raise LookupError(rest[:0])

    ask(app, target="/extra/%1b%5B31m%E2%80%AE%E2%80%A8", raises=False).problem(500)
    message = caplog.records[0].getMessage()
    assert message.isprintable()
    assert "/extra/\\u001b[31m\\u202e\\u2028" in message


def test_an_error_outside_of_handlers_too(caplog: pytest.LogCaptureFixture) -> None:
    app = serve(operation(), handler=Things("ok"))

    @app.get("/extra")
    async def extra() -> None:
        raise LookupError("hush")

    answer = ask(app, target="/extra", raises=False)
    problem = answer.problem(500)
    assert b"hush" not in answer.content
    assert problem["instance"] in caplog.text
    assert "LookupError: hush" in caplog.text


class Extra(BaseModel):
    count: int


def user(authorization: Annotated[str, Header()]) -> str:
    return authorization


def with_extra() -> FastAPI:
    app = serve(operation(), handler=Things("ok"))

    @app.post("/extra/{number}")
    async def extra(
        number: int, item: Extra, who: Annotated[str, Depends(user)], page: int = 1
    ) -> dict[str, Any]:
        if number == 0:
            raise HTTPException(404, "No such number.", headers={"X-A": "b"})
        if number == 1:
            raise HTTPException(409, {"reason": "taken"})
        if number == 2:
            raise HTTPException(404)
        if number == 3:
            raise ProblemError(418, "Teapot")
        if number == 4:
            raise HTTPException(304)
        return {"number": number, "count": item.count, "who": who, "page": page}

    return app


def test_routes_of_the_application_work_as_ever() -> None:
    app = with_extra()
    headers = {"authorization": "me"}
    answer = send(app, {"count": 2}, target="/extra/9", headers=headers)
    assert answer.json == {"number": 9, "count": 2, "who": "me", "page": 1}


def test_errors_of_the_applications_routes_are_problems() -> None:
    app = with_extra()
    headers = {"authorization": "me"}

    def answer(number: int) -> Any:
        return send(app, {"count": 2}, target=f"/extra/{number}", headers=headers)

    assert answer(0).problem(404)["detail"] == "No such number."
    assert answer(0).headers["x-a"] == "b"
    assert answer(1).problem(409)["errors"] == {"reason": "taken"}
    assert answer(2).problem(404)["detail"] == "Nothing was found at this path."
    assert answer(3).problem(418)["title"] == "Teapot"
    assert (answer(4).status, answer(4).content) == (304, b"")
    wrong = send(app, {"count": "hush"}, target="/extra/hush?page=hush")
    assert set(wrong.violations()) == {
        ("path", "number", "int_parsing"),
        ("query", "page", "int_parsing"),
        ("header", "authorization", "missing"),
        ("body", "/count", "int_parsing"),
    }
    assert b"hush" not in wrong.content
    assert send(app, b"{", target="/extra/9", headers=headers).violations() == [
        ("body", "", "json_invalid")
    ]
    assert ask(app, "GET", "/extra/9").problem(405)
    assert ask(app, "GET", "/extra/9").headers["allow"] == "POST"


class Known(Exception):  # noqa: N818
    pass


@pytest.mark.parametrize("error", [Known("a"), HTTPException(418, "a"), ProblemError(418, "a")])
def test_exception_handlers_of_the_application_come_first(error: Exception) -> None:
    app = serve(operation(), handler=Things(error))

    @app.exception_handler(type(error))
    async def known(request: Request, exc: Exception) -> JSONResponse:
        return JSONResponse([request.url.path, type(exc).__name__], 418)

    answer = ask(app)
    assert (answer.status, answer.json) == (418, ["/things", type(error).__name__])


@pytest.mark.parametrize("key", [Exception, 500])
def test_so_does_its_handler_of_unexpected_errors(key: Any) -> None:
    app = serve(operation(), handler=Things(LookupError("hush")))

    @app.exception_handler(key)
    async def unexpected(request: Request, exc: Exception) -> JSONResponse:
        return JSONResponse("own", 500)

    assert ask(app, raises=False).json == "own"


def test_an_http_exception_in_a_handler() -> None:
    app = serve(operation(), handler=Things(HTTPException(403, "Not you.")))
    assert ask(app).problem(403)["detail"] == "Not you."


# --- What FastAPI adds ----------------------------------------------------------------------------


def test_middleware_sees_the_operation() -> None:
    app = serve(
        operation(
            path="/a/{x}",
            parameters=(parameter(str, "path", name="x", py_name="x", required=True),),
        ),
        handler=Things("ok"),
        url="/v1",
    )
    seen = []

    @app.middleware("http")
    async def watch(request: Request, call_next: Any) -> Any:
        answer = await call_next(request)
        route = request.scope["route"]
        seen.append((route.path, route.name, route.methods, request.scope["path_params"]))
        answer.headers["x-seen"] = "1"
        return answer

    answer = ask(app, target="/v1/a/b%2Fc")
    assert (answer.status, answer.headers["x-seen"]) == (200, "1")
    assert seen == [("/v1/a/{x}", "doThing", {"GET"}, {"x": "b%2Fc"})]


def test_cors_answers_options_and_reaches_errors() -> None:
    app = serve(
        operation(method="PUT"),
        handler=Things(LookupError()),
        middleware=[
            Middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_methods=["PUT"])
        ],
    )
    headers = {"origin": "https://a.example", "access-control-request-method": "PUT"}
    assert ask(app, "OPTIONS", headers=headers).status == 200
    answer = ask(app, "PUT", headers={"origin": "https://a.example"})
    answer.problem(500)
    assert answer.headers["access-control-allow-origin"] == "https://a.example"


def test_lifespan() -> None:
    steps: list[str] = []

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, str]]:
        steps.append(app.title)
        yield {"pool": "open"}
        steps.append("end")

    from starlette.testclient import TestClient

    app = serve(operation(), handler=Things("ok"), lifespan=lifespan)
    with TestClient(app) as client:
        assert client.get("/things").json() == "ok"
        assert steps == ["Things"]
    assert steps == ["Things", "end"]


def test_an_app_can_be_mounted() -> None:
    things = Things("ok")
    inner = serve(
        operation(
            path="/a/{x}",
            parameters=(parameter(str, "path", name="x", py_name="x", required=True),),
        ),
        handler=things,
        url="/v1",
    )
    outer = FastAPI()
    outer.mount("/api", inner)
    assert ask(outer, target="/api/v1/a/b%2Fc").status == 200
    assert things.calls == [{"x": "b/c"}]
    ask(outer, target="/api/a/b").problem(404)


def test_an_operation_at_the_place_of_the_document() -> None:
    app = serve(operation(path="/openapi.json"), handler=Things("mine"))
    assert ask(app, target="/openapi.json").json == "mine"


def test_types_are_looked_at_when_first_needed() -> None:
    asked = []

    def lazy() -> Any:
        asked.append(1)
        return int

    from generators.runtime.operations import Media, Parameter, RequestBody

    app = serve(
        operation(
            method="POST",
            parameters=(
                Parameter(name="q", py_name="q", location="query", type=lazy, style="form"),
            ),
            body=RequestBody(media=(Media(content_type="application/json", type=lazy),)),
        ),
        handler=Things("ok"),
    )
    assert asked == []
    for _ in range(3):
        assert send(app, 1).status == 200
    assert asked == [1, 1]


def test_requests_at_once_in_several_threads() -> None:
    things = Things("ok")
    app = serve(operation(method="POST", body=body(dict[str, int])), handler=things)
    failures: list[Any] = []

    def work() -> None:
        for i in range(20):
            answer = send(app, {"a": i})
            if answer.status != 200:
                failures.append(json.loads(answer.content))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(things.calls) == 80
