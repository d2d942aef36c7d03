# case_parameters/__init__.py
"""Case parameters 1.0.0.

Every style of every place. Each operation answers nothing; what arrives matters.

Generated from the OpenAPI document beside it; do not edit.
"""

# case_parameters/models/_colour.py
class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"

# case_parameters/models/_in_query_filter.py
class InQueryFilter(ApiModel):
    field: str
    values: list[int] | None = None

# case_parameters/models/_in_query_size.py
class InQuerySize(StrEnum):
    SMALL = "small"
    LARGE = "large"

# case_parameters/models/_range.py
class Range(ApiModel):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None

# case_parameters/models/_texts.py
Texts = TypeAliasType("Texts", list[str])

# case_parameters/_operations.py
from __future__ import annotations
from typing import Annotated
from pydantic import Field
from . import models
from ._runtime.models.base import AwareDatetime, FullDate, JsonNumber, TextUUID
from ._runtime.operations import Contract, Operation, Parameter, Response, Server
from ._version import GENERATED_BY

IN_QUERY: Operation[None] = Operation(
    id="inQuery",
    group="default",
    py_name="in_query",
    method="GET",
    path="/query",
    parameters=(
        Parameter(name="text", py_name="text", location="query", type=lambda: str, required=True, style="form", explode=True),
        Parameter(name="number", py_name="number", location="query", type=lambda: Annotated[JsonNumber, Field(ge=0)], style="form", explode=True),
        Parameter(name="flag", py_name="flag", location="query", type=lambda: bool, style="form", explode=True),
        Parameter(name="count", py_name="count", location="query", type=lambda: Annotated[int, Field(ge=1, le=100)], style="form", explode=True, default=20),
        Parameter(name="form", py_name="form", location="query", type=lambda: models.Texts, style="form", explode=True),
        Parameter(name="formJoined", py_name="form_joined", location="query", type=lambda: models.Texts, style="form"),
        Parameter(name="spaces", py_name="spaces", location="query", type=lambda: models.Texts, style="spaceDelimited"),
        Parameter(name="pipes", py_name="pipes", location="query", type=lambda: models.Texts, style="pipeDelimited"),
        Parameter(name="deep", py_name="deep", location="query", type=lambda: models.Range, style="deepObject", explode=True),
        Parameter(name="joinedObject", py_name="joined_object", location="query", type=lambda: models.Range, style="form"),
        Parameter(name="filter", py_name="filter", location="query", type=lambda: models.InQueryFilter, content_type="application/json"),
        Parameter(name="reserved", py_name="reserved", location="query", type=lambda: str, style="form", explode=True, allow_reserved=True),
        Parameter(name="since", py_name="since", location="query", type=lambda: AwareDatetime, style="form", explode=True),
        Parameter(name="day", py_name="day", location="query", type=lambda: FullDate, style="form", explode=True),
        Parameter(name="lookAround", py_name="look_around", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="id", py_name="id", location="query", type=lambda: TextUUID, style="form", explode=True),
        Parameter(name="colour", py_name="colour", location="query", type=lambda: models.Colour, style="form", explode=True),
        Parameter(name="size", py_name="size", location="query", type=lambda: models.InQuerySize, style="form", explode=True),
        Parameter(name="days", py_name="days", location="query", type=lambda: Annotated[list[FullDate], Field(max_length=7)], style="form", explode=True),
    ),
    responses=(Response(status="204", description="done"),),
)

EXPLODED_OBJECT: Operation[None] = Operation(
    id="explodedObject",
    group="default",
    py_name="exploded_object",
    method="GET",
    path="/object",
    parameters=(
        Parameter(name="range", py_name="range", location="query", type=lambda: models.Range, style="form", explode=True),
        Parameter(name="other", py_name="other", location="query", type=lambda: str, style="form", explode=True),
    ),
    responses=(Response(status="204", description="done"),),
)

IN_HEADER: Operation[None] = Operation(
    id="inHeader",
    group="default",
    py_name="in_header",
    method="GET",
    path="/header",
    parameters=(
        Parameter(name="X-Request-ID", py_name="x_request_id", location="header", type=lambda: Annotated[str, Field(max_length=64)], required=True),
        Parameter(name="X-Numbers", py_name="x_numbers", location="header", type=lambda: list[int]),
        Parameter(name="X-Range", py_name="x_range", location="header", type=lambda: models.Range, explode=True),
        Parameter(name="X-Flag", py_name="x_flag", location="header", type=lambda: bool),
    ),
    responses=(Response(status="204", description="done"),),
)

IN_COOKIE: Operation[None] = Operation(
    id="inCookie",
    group="default",
    py_name="in_cookie",
    method="GET",
    path="/cookie",
    parameters=(
        Parameter(name="session", py_name="session", location="cookie", type=lambda: str, required=True, style="form", explode=True),
        Parameter(name="visits", py_name="visits", location="cookie", type=lambda: int, style="form", explode=True),
        Parameter(name="tags", py_name="tags", location="cookie", type=lambda: models.Texts, style="form"),
    ),
    responses=(Response(status="204", description="done"),),
)

IN_PATH: Operation[None] = Operation(
    id="inPath",
    group="default",
    py_name="in_path",
    method="GET",
    path="/path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}",
    parameters=(
        Parameter(name="plain", py_name="plain", location="path", type=lambda: str, required=True),
        Parameter(name="list", py_name="list", location="path", type=lambda: models.Texts, required=True),
        Parameter(name="label", py_name="label", location="path", type=lambda: int, required=True, style="label"),
        Parameter(name="labels", py_name="labels", location="path", type=lambda: models.Texts, required=True, style="label", explode=True),
        Parameter(name="matrix", py_name="matrix", location="path", type=lambda: str, required=True, style="matrix"),
        Parameter(name="matrices", py_name="matrices", location="path", type=lambda: models.Texts, required=True, style="matrix", explode=True),
        Parameter(name="ranged", py_name="ranged", location="path", type=lambda: models.Range, required=True, explode=True),
    ),
    responses=(Response(status="204", description="done"),),
)

TWO_IN_ONE_SEGMENT: Operation[None] = Operation(
    id="twoInOneSegment",
    group="default",
    py_name="two_in_one_segment",
    method="GET",
    path="/files/{name}.{extension}",
    parameters=(
        Parameter(name="name", py_name="name", location="path", type=lambda: str, required=True),
        Parameter(name="extension", py_name="extension", location="path", type=lambda: str, required=True),
    ),
    responses=(Response(status="204", description="done"),),
)

CONTRACT = Contract(
    title="Case parameters",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(IN_QUERY, EXPLODED_OBJECT, IN_HEADER, IN_COOKIE, IN_PATH, TWO_IN_ONE_SEGMENT),
    user_agent="case-parameters/1.0.0" + f" ({GENERATED_BY})",
    logger="case_parameters",
)

# case_parameters/client.py
from __future__ import annotations
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID
from typing_extensions import Unpack
from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

class Default(SyncGroup):
    def in_query(
        self,
        *,
        text: str,
        number: float | None = None,
        flag: bool | None = None,
        count: int | None = None,
        form: models.Texts | None = None,
        form_joined: models.Texts | None = None,
        spaces: models.Texts | None = None,
        pipes: models.Texts | None = None,
        deep: models.Range | None = None,
        joined_object: models.Range | None = None,
        filter: models.InQueryFilter | None = None,
        reserved: str | None = None,
        since: datetime | None = None,
        day: date | None = None,
        look_around: str | None = None,
        id: UUID | None = None,
        colour: models.Colour | None = None,
        size: models.InQuerySize | None = None,
        days: list[date] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """styles of the query.

        `GET /query`

        Args:
            text: A required text.
            number: query parameter `number`.
            flag: query parameter `flag`.
            count: Default: `20`.
            form: query parameter `form`.
            form_joined: query parameter `formJoined`.
            spaces: query parameter `spaces`.
            pipes: query parameter `pipes`.
            deep: query parameter `deep`.
            joined_object: query parameter `joinedObject`.
            filter: A JSON text.
            reserved: query parameter `reserved`.
            since: query parameter `since`.
            day: query parameter `day`.
            look_around: query parameter `lookAround`.
            id: query parameter `id`.
            colour: query parameter `colour`.
            size: query parameter `size`.
            days: Deprecated.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IN_QUERY,
            {
                "text": text,
                "number": number,
                "flag": flag,
                "count": count,
                "form": form,
                "form_joined": form_joined,
                "spaces": spaces,
                "pipes": pipes,
                "deep": deep,
                "joined_object": joined_object,
                "filter": filter,
                "reserved": reserved,
                "since": since,
                "day": day,
                "look_around": look_around,
                "id": id,
                "colour": colour,
                "size": size,
                "days": days,
            },
            None,
            options,
        )

    def exploded_object(self, *, range: models.Range | None = None, other: str | None = None, **options: Unpack[CallOptions]) -> None: ...

    def in_header(
        self,
        *,
        x_request_id: str,
        x_numbers: list[int] | None = None,
        x_range: models.Range | None = None,
        x_flag: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    def in_cookie(self, *, session: str, visits: int | None = None, tags: models.Texts | None = None, **options: Unpack[CallOptions]) -> None: ...

    def in_path(
        self,
        *,
        plain: str,
        list: models.Texts,
        label: int,
        labels: models.Texts,
        matrix: str,
        matrices: models.Texts,
        ranged: models.Range,
        **options: Unpack[CallOptions],
    ) -> None: ...

    def two_in_one_segment(self, *, name: str, extension: str, **options: Unpack[CallOptions]) -> None: ...

# case_parameters/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def in_query(
        self,
        *,
        text: str,
        number: float | None,
        flag: bool | None,
        count: int,
        form: models.Texts | None,
        form_joined: models.Texts | None,
        spaces: models.Texts | None,
        pipes: models.Texts | None,
        deep: models.Range | None,
        joined_object: models.Range | None,
        filter: models.InQueryFilter | None,
        reserved: str | None,
        since: datetime | None,
        day: date | None,
        look_around: str | None,
        id: UUID | None,
        colour: models.Colour | None,
        size: models.InQuerySize | None,
        days: list[date] | None,
    ) -> Result[None]: ...

    @abstractmethod
    def exploded_object(self, *, range: models.Range | None, other: str | None) -> Result[None]: ...

    @abstractmethod
    def in_header(self, *, x_request_id: str, x_numbers: list[int] | None, x_range: models.Range | None, x_flag: bool | None) -> Result[None]: ...

    @abstractmethod
    def in_cookie(self, *, session: str, visits: int | None, tags: models.Texts | None) -> Result[None]: ...

    @abstractmethod
    def in_path(
        self, *, plain: str, list: models.Texts, label: int, labels: models.Texts, matrix: str, matrices: models.Texts, ranged: models.Range
    ) -> Result[None]: ...

    @abstractmethod
    def two_in_one_segment(self, *, name: str, extension: str) -> Result[None]: ...

# case_parameters/cli.py
PROGRAM = Program(
    name="case-parameters",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_PARAMETERS",
    help="Case parameters\n\nEvery style of every place. Each operation answers nothing; what arrives matters.",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="in-query",
                    id="inQuery",
                    method="in_query",
                    request="GET /query",
                    summary="styles of the query",
                    options=(
                        Option(name="text", argument="text", kind="text", required=True, help="A required text."),
                        Option(name="number", argument="number", kind="number"),
                        Option(name="flag", argument="flag", kind="boolean"),
                        Option(name="count", argument="count", kind="integer", help="Default: 20."),
                        Option(name="form", argument="form", kind="text", many=True),
                        Option(name="form-joined", argument="form_joined", kind="text", many=True),
                        Option(name="spaces", argument="spaces", kind="text", many=True),
                        Option(name="pipes", argument="pipes", kind="text", many=True),
                        Option(name="deep", argument="deep", kind="json"),
                        Option(name="joined-object", argument="joined_object", kind="json"),
                        Option(name="filter", argument="filter", kind="json", help="A JSON text."),
                        Option(name="reserved", argument="reserved", kind="text"),
                        Option(name="since", argument="since", kind="date-time"),
                        Option(name="day", argument="day", kind="date"),
                        Option(name="look-around", argument="look_around", kind="text"),
                        Option(name="id", argument="id", kind="uuid"),
                        Option(name="colour", argument="colour", kind="text", choices=("red", "dark-blue")),
                        Option(name="size", argument="size", kind="text", choices=("small", "large")),
                        Option(name="days", argument="days", kind="date", many=True, help="Deprecated."),
                    ),
                ),
                Command(
                    name="exploded-object",
                    id="explodedObject",
                    method="exploded_object",
                    request="GET /object",
                    options=(Option(name="range", argument="range", kind="json"), Option(name="other", argument="other", kind="text")),
                ),
                Command(
                    name="in-header",
                    id="inHeader",
                    method="in_header",
                    request="GET /header",
                    options=(
                        Option(name="x-request-id", argument="x_request_id", kind="text", required=True),
                        Option(name="x-numbers", argument="x_numbers", kind="integer", many=True),
                        Option(name="x-range", argument="x_range", kind="json"),
                        Option(name="x-flag", argument="x_flag", kind="boolean"),
                    ),
                ),
                Command(
                    name="in-cookie",
                    id="inCookie",
                    method="in_cookie",
                    request="GET /cookie",
                    options=(
                        Option(name="session", argument="session", kind="text", required=True),
                        Option(name="visits", argument="visits", kind="integer"),
                        Option(name="tags", argument="tags", kind="text", many=True),
                    ),
                ),
                Command(
                    name="in-path",
                    id="inPath",
                    method="in_path",
                    request="GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}",
                    options=(
                        Option(name="plain", argument="plain", kind="text", required=True),
                        Option(name="list", argument="list", kind="text", many=True, required=True),
                        Option(name="label", argument="label", kind="integer", required=True),
                        Option(name="labels", argument="labels", kind="text", many=True, required=True),
                        Option(name="matrix", argument="matrix", kind="text", required=True),
                        Option(name="matrices", argument="matrices", kind="text", many=True, required=True),
                        Option(name="ranged", argument="ranged", kind="json", required=True),
                    ),
                ),
                Command(
                    name="two-in-one-segment",
                    id="twoInOneSegment",
                    method="two_in_one_segment",
                    request="GET /files/{name}.{extension}",
                    options=(
                        Option(name="name", argument="name", kind="text", required=True),
                        Option(name="extension", argument="extension", kind="text", required=True),
                    ),
                ),
            ),
        ),
    ),
)
