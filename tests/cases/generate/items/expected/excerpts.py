# case_items/models/_add_names_request.py
class AddNamesRequest(ClosedModel):
    na_mes: Annotated[list[NaMe] | None, Field(alias="na/mes")] = None

# case_items/models/_arrival.py
class Arrival(ApiModel):
    kind: Literal["Arrival"] = "Arrival"
    at: AwareDatetime

# case_items/models/_article.py
class Article(ClosedModel):
    id: int
    name: Annotated[str | None, Field(min_length=1)] = None
    size: Size | None = None

# case_items/models/_departure.py
class Departure(ApiModel):
    kind: Literal["Departure"] = "Departure"
    gate: str | None = None

# case_items/models/_event.py
Event = TypeAliasType("Event", Annotated[Arrival | Departure | UnknownVariant, Tagged("kind", {"Arrival": "Arrival", "Departure": "Departure"})])

# case_items/models/_event_list.py
EventList = TypeAliasType("EventList", list[Event])

# case_items/models/_events.py
class Events(ApiModel):
    source: str | None = None
    events: EventList | None

# case_items/models/_na_me.py
NaMe = TypeAliasType("NaMe", Annotated[str, Field(max_length=5)])

# case_items/models/_report.py
class Report(ApiModel):
    taken: int | None = None
    refused: list[int] | None = None

# case_items/models/_size.py
class Size(ClosedModel):
    width: JsonNumber | None = None

# case_items/models/_stock.py
class Stock(ApiModel):
    """All that a warehouse has."""

    warehouse: Annotated[str | None, Field(min_length=2)] = None
    articles: Annotated[list[Article], Field(min_length=1)]
    remark: str | None = None

# case_items/_operations.py
REPLACE_STOCK: Operation[models.Report] = Operation(
    id="replaceStock",
    group="default",
    py_name="replace_stock",
    method="PUT",
    path="/stock",
    body=RequestBody(
        required=True,
        media=(Media(content_type="application/json", type=lambda: models.Stock, array=ItemArray(type=lambda: models.Article, name="articles", min_items=1)),),
    ),
    responses=(Response(status="200", description="How many were taken.", media=(Media(content_type="application/json", type=lambda: models.Report),)),),
)

ADD_READINGS: Operation[models.Report] = Operation(
    id="addReadings",
    group="default",
    py_name="add_readings",
    method="POST",
    path="/readings",
    body=RequestBody(
        media=(
            Media(
                content_type="application/json",
                type=lambda: Annotated[list[Annotated[JsonNumber, Field(ge=-273.15)]], Field(max_length=50000)],
                array=ItemArray(type=lambda: Annotated[JsonNumber, Field(ge=-273.15)], max_items=50000),
            ),
        )
    ),
    responses=(Response(status="200", description="How many were taken.", media=(Media(content_type="application/json", type=lambda: models.Report),)),),
)

ADD_EVENTS: Operation[models.Report] = Operation(
    id="addEvents",
    group="default",
    py_name="add_events",
    method="POST",
    path="/events",
    body=RequestBody(
        required=True, media=(Media(content_type="application/json", type=lambda: models.Events, array=ItemArray(type=lambda: models.Event, name="events")),)
    ),
    responses=(Response(status="200", description="How many were taken.", media=(Media(content_type="application/json", type=lambda: models.Report),)),),
)

ADD_NAMES: Operation[models.Report] = Operation(
    id="addNames",
    group="default",
    py_name="add_names",
    method="POST",
    path="/names",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.AddNamesRequest,
                array=ItemArray(type=lambda: Annotated[str, Field(max_length=5)], name="na/mes"),
            ),
            Media(content_type="application/vnd.names+json", type=lambda: list[str]),
            Media(content_type="application/jsonl", items=Items(type=lambda: str)),
        ),
    ),
    responses=(Response(status="200", description="How many were taken.", media=(Media(content_type="application/json", type=lambda: models.Report),)),),
)

CONTRACT = Contract(
    title="Case items",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(REPLACE_STOCK, ADD_READINGS, ADD_EVENTS, ADD_NAMES),
    user_agent="case-items/1.0.0" + f" ({GENERATED_BY})",
    logger="case_items",
)

# case_items/client.py
from __future__ import annotations
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from typing_extensions import Unpack
from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import dicts, models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

class Default(SyncGroup):
    def replace_stock(self, *, body: models.Stock | dicts.StockDict, **options: Unpack[CallOptions]) -> models.Report:
        """PUT /stock.

        The array stands in an object, between other properties.

        `PUT /stock`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 How many were taken.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.REPLACE_STOCK, {}, body, options)

    def add_readings(self, *, body: list[float] | None = None, **options: Unpack[CallOptions]) -> models.Report: ...

    def add_events(self, *, body: models.Events | dicts.EventsDict, **options: Unpack[CallOptions]) -> models.Report: ...

    def add_names(
        self, *, body: models.AddNamesRequest | dicts.AddNamesRequestDict | list[str] | Iterable[str] | bytes | BinaryIO, **options: Unpack[CallOptions]
    ) -> models.Report: ...

# case_items/server.py
from __future__ import annotations
import sys
from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias
from typing_extensions import Unpack
from . import models
from ._operations import CONTRACT
from ._runtime.lazy import attach
from ._runtime.server import (
    ApiKey,
    AppOptions,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    ErrorReply,
    Forbidden,
    Handler,
    HttpCredentials,
    Item,
    ItemBody,
    PrincipalT,
    ProblemError,
    Reply,
    Result,
    Upload,
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from ._runtime.server import ConnectionLimits, DirectProtocol, LimitedH11Protocol, LimitedHttpToolsProtocol

class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def replace_stock(self, *, body: ItemBody[models.Stock, models.Article]) -> Result[models.Report]:
        """PUT /stock.

        The array stands in an object, between other properties.

        `PUT /stock`

        Args:
            body: the request body

        Returns:
            200 How many were taken.
        """
        raise NotImplementedError

    @abstractmethod
    def add_readings(self, *, body: ItemBody[None, float] | None) -> Result[models.Report]: ...

    @abstractmethod
    def add_events(self, *, body: ItemBody[models.Events, models.Event]) -> Result[models.Report]: ...

    @abstractmethod
    def add_names(self, *, body: ItemBody[models.AddNamesRequest, str] | list[str]) -> Result[models.Report]: ...

# case_items/cli.py
PROGRAM = Program(
    name="case-items",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_ITEMS",
    help="Case items",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="replace-stock",
                    id="replaceStock",
                    method="replace_stock",
                    request="PUT /stock",
                    description="The array stands in an object, between other properties.",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="add-readings",
                    id="addReadings",
                    method="add_readings",
                    request="POST /readings",
                    description="The body is the array; it may be left out.",
                    body=Body(media=("application/json",), fields=True),
                ),
                Command(
                    name="add-events",
                    id="addEvents",
                    method="add_events",
                    request="POST /events",
                    description="The array is an alias and may be null; its items differ by a discriminator.",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="add-names",
                    id="addNames",
                    method="add_names",
                    request="POST /names",
                    description="Other media types of the same body are read whole.",
                    body=Body(media=("application/json", "application/vnd.names+json", "application/jsonl"), fields=True, required=True),
                ),
            ),
        ),
    ),
)
