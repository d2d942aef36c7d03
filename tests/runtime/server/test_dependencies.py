"""Dependencies of FastAPI in handlers and for all operations."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator  # noqa: TC003 - FastAPI reads annotations
from typing import Annotated, Any

import pytest
from fastapi import Depends, Header, HTTPException, Request

from generators.runtime.models.base import ApiModel
from generators.runtime.operations import Items, Media, Response
from generators.runtime.server import BasicCredentials, Handler, ProblemError, check_basic
from tests.runtime.server.server_support import ask, body, operation, parameter, send, serve

EVENTS: list[str] = []


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    EVENTS.clear()
    yield
    EVENTS.clear()


async def session() -> AsyncIterator[str]:
    EVENTS.append("opened")
    try:
        yield "session"
    except Exception as error:
        EVENTS.append(f"rolled back: {type(error).__name__}")
        raise
    finally:
        EVENTS.append("closed")


def tenant(x_tenant: Annotated[str, Header()], request: Request) -> str:
    return f"{x_tenant} {request.path_params}"


class Note(ApiModel):
    text: str


Session = Annotated[str, Depends(session)]


class Notes(Handler[str]):
    """Handlers with all kinds of dependencies."""

    async def add(self, *, body: Note, principal: str, db: Session) -> Any:
        EVENTS.append(f"handled {body.text} for {principal} with {db}")
        if body.text == "fail":
            raise LookupError("hush")
        if body.text == "conflict":
            raise ProblemError(409)
        return body.text

    def read(self, *, note_id: str, who: str = Depends(tenant), request: Request) -> Any:
        return f"{note_id} {who} {request.method}"

    async def plain(self) -> Any:
        return "plain"

    async def watch(self, *, db: Session) -> AsyncIterator[int]:
        yield 1
        EVENTS.append(f"streaming with {db}")
        yield 2


async def authenticate(credentials: BasicCredentials) -> str | None:
    return credentials.username if check_basic(credentials, "alice", "hush") else None


LINES = Media(content_type="application/jsonl", items=Items(type=lambda: int))
OPERATIONS = (
    operation(id="add", method="POST", py_name="add", body=body(Note), security=({"basic": ()},)),
    operation(
        id="read",
        path="/things/{id}",
        py_name="read",
        parameters=(parameter(str, "path", name="id", py_name="note_id", required=True),),
    ),
    operation(id="plain", path="/plain", py_name="plain"),
    operation(
        id="watch",
        path="/watch",
        py_name="watch",
        responses=(Response(status="200", media=(LINES,)),),
    ),
)
ALICE = {"authorization": "Basic YWxpY2U6aHVzaA=="}


def app(**options: Any) -> Any:
    return serve(*OPERATIONS, handler=Notes(), authenticate=authenticate, **options)


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_a_dependency_lives_as_long_as_the_request(dispatch: str) -> None:
    answer = send(app(dispatch=dispatch), {"text": "a"}, headers=ALICE)
    assert (answer.status, answer.json) == (200, "a")
    assert EVENTS == ["opened", "handled a for alice with session", "closed"]


def test_nothing_is_solved_for_strangers() -> None:
    assert send(app(), {"text": "a"}).problem(401)
    assert EVENTS == []


def test_the_body_is_checked_as_ever() -> None:
    assert send(app(), {"text": 1}, headers=ALICE).violations() == [
        ("body", "/text", "string_type")
    ]
    assert EVENTS == ["opened", "rolled back: ProblemError", "closed"]
    assert send(app(max_body_bytes=5), {"text": "long"}, headers=ALICE).problem(413)


@pytest.mark.parametrize(
    ("text", "status", "error"), [("conflict", 409, "ProblemError"), ("fail", 500, "LookupError")]
)
def test_a_dependency_sees_what_failed(text: str, status: int, error: str) -> None:
    answer = send(app(), {"text": text}, headers=ALICE)
    assert answer.problem(status)
    assert EVENTS[2:] == [f"rolled back: {error}", "closed"]
    assert b"hush" not in answer.content


def test_parameters_of_dependencies() -> None:
    answer = ask(app(), target="/things/a%20b", headers={"x-tenant": "t"})
    assert answer.json == "a b t {'id': 'a b'} GET"
    missing = ask(app(), target="/things/a")
    assert missing.violations() == [("header", "x-tenant", "missing")]


def test_overrides_and_refusals() -> None:
    made = app()
    made.dependency_overrides[tenant] = lambda: "nobody"
    assert ask(made, target="/things/1").json == "1 nobody GET"

    def refuse() -> None:
        raise HTTPException(403, "not you")

    made.dependency_overrides[tenant] = refuse
    assert ask(made, target="/things/1").problem(403)["detail"] == "not you"


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_dependencies_of_all_operations(dispatch: str) -> None:
    def note() -> None:
        EVENTS.append("noted")

    made = app(dependencies=[Depends(note)], dispatch=dispatch)
    assert ask(made, target="/plain").json == "plain"
    assert EVENTS == ["noted"]
    assert send(made, {"text": "a"}, headers=ALICE).status == 200
    assert EVENTS[1:3] == ["noted", "opened"]
    assert ask(made, target="/healthz").status == 200
    assert EVENTS.count("noted") == 2


def test_a_stream_keeps_its_dependency() -> None:
    assert ask(app(), target="/watch").content == b"1\n2\n"
    assert EVENTS == ["opened", "streaming with session", "closed"]


def test_operations_without_a_handler() -> None:
    made = serve(operation(method="POST", body=body(Note)), dependencies=[Depends(session)])
    assert send(made, {"text": "a"}).problem(501)
    assert EVENTS == []


def test_annotations_that_cannot_be_read() -> None:
    class Broken(Handler[str]):
        async def do(self, *, db: Unknown) -> Any:  # type: ignore[name-defined]  # noqa: F821
            return db

    with pytest.raises(
        TypeError, match="doThing: the annotation of 'db' cannot be read: name 'Unknown'"
    ):
        serve(operation(), handler=Broken())


def test_arguments_that_are_no_dependencies_stay_the_handlers() -> None:
    class Defaults(Handler[str]):
        async def do(self, *, limit: Unknown = 3, **rest: Any) -> Any:  # type: ignore[name-defined]  # noqa: F821
            return [limit, *rest]

    assert ask(serve(operation(), handler=Defaults())).json == [3]
