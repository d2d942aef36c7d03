"""A small API as generated code states it, whose answers a test decides."""

from __future__ import annotations

import json
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from generators.runtime import operations as facts
from generators.runtime.cli.facts import Body, Command, Group, Option, Program
from generators.runtime.client.credentials import bearer
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.models.base import ApiModel, StrEnum
from generators.runtime.models.outcomes import OutcomeModel, OutcomeRule
from generators.runtime.transports.base import Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "s3cret-t0ken"  # noqa: S105


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Thing(ApiModel):
    id: str
    name: str | None = None
    colour: Colour | None = None


class Saving(ApiModel):
    things: list[Thing] | None = None
    note: str | None = None


class Form(ApiModel):
    note: str | None = None
    data: bytes | None = None


class Saved(OutcomeModel):
    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status",
        failures=("FAILURE",),
        errors="errors",
        failed="failed_ids",
        submitted="saved_ids",
    )
    status: str | None = None
    errors: list[str] | None = None
    failed_ids: Annotated[list[str] | None, Field(alias="failedIds")] = None
    saved_ids: Annotated[list[str] | None, Field(alias="savedIds")] = None


def _query(name: str, py_name: str, type_: Any, **more: Any) -> facts.Parameter:
    more = {"location": "query", "style": "form", "explode": True, **more}
    return facts.Parameter(name=name, py_name=py_name, type=lambda: type_, **more)


def _answers(type_: Any) -> tuple[facts.Response, ...]:
    media = facts.Media(content_type="application/json", type=lambda: type_)
    return (facts.Response(status="200", media=(media,)),)


def _takes(*media: facts.Media, required: bool = True) -> facts.RequestBody:
    return facts.RequestBody(media=media, required=required)


FIND: facts.Operation[Any] = facts.Operation(
    id="findThings",
    group="things",
    py_name="find",
    method="GET",
    path="/things/{kindId}",
    parameters=(
        facts.Parameter(
            name="kindId", py_name="kind_id", location="path", type=lambda: str, required=True
        ),
        _query("colour", "colour", Colour),
        _query("limit", "limit", int),
        _query("ratio", "ratio", float),
        _query("tag", "tags", list[str]),
        _query("exact", "exact", bool),
        _query("filter", "filter_", dict[str, Any], content_type="application/json"),
        _query("any", "any_", Any),
        facts.Parameter(name="X-Trace", py_name="x_trace", location="header", type=lambda: str),
    ),
    responses=_answers(list[Thing]),
    security=({"key": ()},),
)
SAVE: facts.Operation[Any] = facts.Operation(
    id="saveThings",
    group="things",
    py_name="save",
    method="POST",
    path="/things",
    body=_takes(facts.Media(content_type="application/json", type=lambda: Saving)),
    responses=_answers(Saved),
)
UPLOAD: facts.Operation[Any] = facts.Operation(
    id="upload",
    group="files",
    py_name="upload",
    method="POST",
    path="/files",
    body=_takes(
        facts.Media(content_type="multipart/form-data", type=lambda: Form),
        facts.Media(content_type="text/plain", type=lambda: str),
        facts.Media(content_type="application/octet-stream"),
        required=False,
    ),
    responses=(facts.Response(status="200", media=(facts.Media(content_type="image/png"),)),),
)
CONTRACT = facts.Contract(
    title="Shop",
    version="1",
    servers=(facts.Server(url="/v1"),),
    security_schemes={"key": facts.SecurityScheme(name="key", type="http", scheme="bearer")},
    operations=(FIND, SAVE, UPLOAD),
    user_agent="shop/1",
    logger="shop",
)


class Things(SyncGroup):
    def find(self, **arguments: Any) -> Any:
        return _call(self, FIND, arguments)

    def save(self, **arguments: Any) -> Any:
        return _call(self, SAVE, arguments)


class Files(SyncGroup):
    def upload(self, **arguments: Any) -> Any:
        return _call(self, UPLOAD, arguments)


def _call(group: SyncGroup, operation: facts.Operation[Any], keywords: dict[str, Any]) -> Any:
    names = {parameter.py_name for parameter in operation.parameters}
    arguments = {name: value for name, value in keywords.items() if name in names}
    options: Any = {k: v for k, v in keywords.items() if k not in {*names, "body"}}
    return group._call(operation, arguments, keywords.get("body"), options)


class Server:
    """Stands in for the transport: remembers requests, answers what the test said."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.timeouts: list[float | None] = []
        self.answer: Callable[[Request], Response] = lambda _: reply([])

    def send(self, request: Request, *, timeout: float | None) -> Response:
        self.requests.append(request)
        self.timeouts.append(timeout)
        return self.answer(request)


def reply(data: Any, status: int = 200) -> Response:
    """Return an answer of JSON, or of the bytes given."""
    if isinstance(data, bytes):
        return Response(status, {"content-type": "image/png"}, data)
    return Response(status, {"content-type": "application/json"}, json.dumps(data).encode())


def package(server: Server) -> dict[str, ModuleType]:
    """Return the modules of the generated package that the command line imports."""

    class Client(SyncClientBase):
        _secrets = ("token",)
        _environment = "SHOP"

        def __init__(
            self, base_url: str | None = None, *, token: str | None = None, **options: Any
        ) -> None:
            options["transport"] = server
            credentials = (bearer("key", token),)
            super().__init__(CONTRACT, base_url, credentials=credentials, options=options)  # type: ignore[arg-type]

        @cached_property
        def things(self) -> Things:
            return Things(self)

        @cached_property
        def files(self) -> Files:
            return Files(self)

    modules = {name: ModuleType(name) for name in ("shop", "shop.client", "shop._operations")}
    vars(modules["shop.client"])["Client"] = Client
    vars(modules["shop._operations"])["CONTRACT"] = CONTRACT
    return modules


PROGRAM = Program(
    name="shop",
    package="shop",
    version="1.2.3",
    environment="SHOP",
    help="Shop\n\nSells things [bold]cheaply[/bold].",
    secrets={"key": ("token",)},
    groups=(
        Group(
            name="things",
            attribute="things",
            help="What there is.",
            commands=(
                Command(
                    name="find",
                    id="findThings",
                    method="find",
                    request="GET /things/{kindId}",
                    summary="Find things",
                    description="Finds things of a kind.\n\n- one\n- two",
                    deprecated=True,
                    options=(
                        Option(name="kind-id", argument="kind_id", required=True, help="A kind."),
                        Option(name="colour", argument="colour", choices=("red", "dark-blue")),
                        Option(name="limit", argument="limit", kind="integer"),
                        Option(name="ratio", argument="ratio", kind="number"),
                        Option(name="tags", argument="tags", many=True),
                        Option(name="exact", argument="exact", kind="boolean"),
                        Option(name="filter", argument="filter_", kind="json"),
                        Option(name="any", argument="any_", kind="value"),
                        Option(name="x-trace", argument="x_trace"),
                    ),
                ),
                Command(
                    name="save",
                    id="saveThings",
                    method="save",
                    request="POST /things",
                    summary="Save things",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
            ),
        ),
        Group(
            name="files",
            attribute="files",
            commands=(
                Command(
                    name="upload",
                    id="upload",
                    method="upload",
                    request="POST /files",
                    body=Body(
                        media=("multipart/form-data", "text/plain", "application/octet-stream"),
                        fields=True,
                        files=True,
                    ),
                ),
            ),
        ),
    ),
)
