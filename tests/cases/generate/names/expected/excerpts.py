# case_names/models/__init__.py
__all__ = [
    "ApiModel",
    "User3",
    "User",
    "USER2",
    "UserName2",
    "UserName",
    "Any2",
    "Field2",
    "ApiModel2",
    "ABC",
    "Model",
    "Model1st",
    "None2",
    "Datetime",
    "Fields",
    "Holder",
]

# case_names/models/_abc.py
class ABC(ApiModel):
    nine: int | None = None

# case_names/models/_any2.py
class Any2(ApiModel):
    six: int | None = None

# case_names/models/_api_model2.py
class ApiModel2(ApiModel):
    eight: int | None = None

# case_names/models/_datetime.py
class Datetime(ApiModel):
    thirteen: AwareDatetime | None = None

# case_names/models/_field2.py
class Field2(ApiModel):
    seven: Annotated[int | None, Field(ge=1)] = None

# case_names/models/_fields.py
class Fields(ApiModel):
    model_dump_: Annotated[str | None, Field(alias="model_dump")] = None
    self_: Annotated[str | None, Field(alias="self")] = None
    date: FullDate | None = None
    date_time: Annotated[AwareDatetime | None, Field(alias="dateTime")] = None
    datetime: AwareDatetime | None = None
    list_: Annotated[list[str] | None, Field(alias="list")] = None
    lists: list[int] | None = None
    copy_: Annotated[str | None, Field(alias="copy")] = None
    json_: Annotated[str | None, Field(alias="json")] = None
    str_: Annotated[str | None, Field(alias="str")] = None
    int_: Annotated[int | None, Field(alias="int")] = None
    uuid: TextUUID | None = None
    uuid_2: Annotated[TextUUID | None, Field(alias="UUID")] = None
    class_: Annotated[str | None, Field(alias="class")] = None
    foo_bar_2: Annotated[str | None, Field(alias="fooBar")] = None
    foo_bar: str | None = None
    foo_bar_3: Annotated[str | None, Field(alias="FooBar")] = None
    foo_bar_4: Annotated[str | None, Field(alias="foo-bar")] = None
    ref: Annotated[str | None, Field(alias="$ref$")] = None
    field: Annotated[str | None, Field(alias="")] = None
    type: Annotated[str | None, Field(alias="@type")] = None
    field_1st: Annotated[str | None, Field(alias="1st")] = None
    private: Annotated[str | None, Field(alias="_private")] = None
    dunder: Annotated[str | None, Field(alias="__dunder__")] = None
    any: Annotated[str | None, Field(alias="Any")] = None
    field_2: Annotated[str | None, Field(alias="Field", min_length=1)] = None
    none: Annotated[str | None, Field(alias="None")] = None
    nested_name: Annotated[str | None, Field(alias="nested.name")] = None
    naïve: str | None = None
    with_space: Annotated[str | None, Field(alias="with space")] = None
    user: User3 | None = None
    model_config_: Annotated[str | None, Field(alias="model_config")] = None

# case_names/models/_holder.py
class Holder(ApiModel):
    a: User3 | None = None
    b: User | None = None
    c: USER2 | None = None
    d: UserName2 | None = None
    e: UserName | None = None
    f: Any2 | None = None
    g: Field2 | None = None
    h: ApiModel2 | None = None
    i: ABC | None = None
    j: Model | None = None
    k: Model1st | None = None
    l: None2 | None = None
    m: Datetime | None = None

# case_names/models/_model.py
class Model(ApiModel):
    ten: int | None = None

# case_names/models/_model1_st.py
class Model1st(ApiModel):
    eleven: int | None = None

# case_names/models/_none2.py
class None2(ApiModel):
    twelve: int | None = None

# case_names/models/_user.py
class User(ApiModel):
    two: int | None = None

# case_names/models/_user2.py
class USER2(ApiModel):
    three: int | None = None

# case_names/models/_user3.py
class User3(ApiModel):
    one: int | None = None

# case_names/models/_user_name.py
class UserName(ApiModel):
    five: int | None = None

# case_names/models/_user_name2.py
class UserName2(ApiModel):
    four: int | None = None

# case_names/models/_fields.py
from __future__ import annotations
from typing import Annotated
from pydantic import Field
from .._runtime.models.base import ApiModel, AwareDatetime, FullDate, TextUUID
from ._user3 import User3

# case_names/_operations.py
from __future__ import annotations
from datetime import date
from uuid import UUID
from . import models
from ._runtime.models.base import FullDate, TextUUID
from ._runtime.operations import Contract, Media, Operation, Parameter, RequestBody, Response, Server
from ._version import GENERATED_BY

GET_THING: Operation[models.Fields] = Operation(
    id="getThing",
    group="client",
    py_name="get_thing",
    method="POST",
    path="/things/{id}",
    parameters=(
        Parameter(name="id", py_name="id", location="path", type=lambda: str, required=True),
        Parameter(name="id", py_name="id_2", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="id", py_name="id_3", location="header", type=lambda: str),
        Parameter(name="id", py_name="id_4", location="cookie", type=lambda: str, style="form", explode=True),
        Parameter(name="class", py_name="class_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="self", py_name="self_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="body", py_name="body_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="timeout", py_name="timeout_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="options", py_name="options_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="models", py_name="models_", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="X-9", py_name="x_9", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="$", py_name="param", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="date", py_name="date", location="query", type=lambda: FullDate, style="form", explode=True),
        Parameter(name="str", py_name="str", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="from day", py_name="from_day", location="query", type=lambda: FullDate, style="form", explode=True),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Fields),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Fields),)),),
)

GET_THING_2: Operation[None] = Operation(
    id="get_thing", group="client", py_name="get_thing_2", method="GET", path="/things", responses=(Response(status="204", description="a"),)
)

GET_THING_3: Operation[None] = Operation(
    id="get-thing", group="client_2", py_name="get_thing", method="PUT", path="/things", responses=(Response(status="204", description="b"),)
)

IMPORT_: Operation[None] = Operation(
    id="import", group="timeout_", py_name="import_", method="PATCH", path="/things", responses=(Response(status="204", description="c"),)
)

CALL: Operation[None] = Operation(id="***", group="日本", py_name="call", method="DELETE", path="/things", responses=(Response(status="204", description="d"),))

CALL_123: Operation[None] = Operation(
    id="123", group="group", py_name="call_123", method="OPTIONS", path="/things", responses=(Response(status="204", description="e"),)
)

UUID_2: Operation[UUID] = Operation(
    id="uuid",
    group="any",
    py_name="uuid",
    method="GET",
    path="/tags",
    responses=(Response(status="200", description="g", media=(Media(content_type="application/json", type=lambda: TextUUID),)),),
)

CONTRACT_2: Operation[None] = Operation(
    id="contract", group="uuid", py_name="contract", method="PUT", path="/tags", responses=(Response(status="204", description="h"),)
)

OPERATION: Operation[None] = Operation(
    id="Operation", group="group_2", py_name="operation", method="POST", path="/tags", responses=(Response(status="204", description="i"),)
)

LITERAL: Operation[None] = Operation(
    id="Literal", group="realm_", py_name="literal", method="DELETE", path="/tags", responses=(Response(status="204", description="k"),)
)

DATE_: Operation[list[date]] = Operation(
    id="date",
    group="mapping",
    py_name="date_",
    method="OPTIONS",
    path="/tags",
    parameters=(Parameter(name="list", py_name="list", location="query", type=lambda: list[FullDate], style="form", explode=True),),
    responses=(Response(status="200", description="m", media=(Media(content_type="application/json", type=lambda: list[FullDate]),)),),
)

LIST_: Operation[None] = Operation(
    id="list", group="mapping", py_name="list_", method="HEAD", path="/tags", responses=(Response(status="200", description="l"),)
)

PARTIAL_: Operation[None] = Operation(
    id="partial", group="principal", py_name="partial_", method="PATCH", path="/tags", responses=(Response(status="204", description="j"),)
)

WITH_OPTIONS_: Operation[models.Holder] = Operation(
    id="with_options",
    group="models",
    py_name="with_options_",
    method="GET",
    path="/classes",
    responses=(Response(status="200", description="f", media=(Media(content_type="application/json", type=lambda: models.Holder),)),),
)

CONTRACT = Contract(
    title="Case names",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(GET_THING, GET_THING_2, GET_THING_3, IMPORT_, CALL, CALL_123, UUID_2, CONTRACT_2, OPERATION, LITERAL, DATE_, LIST_, PARTIAL_, WITH_OPTIONS_),
    user_agent="case-names/1.0.0" + f" ({GENERATED_BY})",
    logger="case_names",
)

# case_names/client.py
from __future__ import annotations
from datetime import date
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

    from . import dicts, models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = [
    "Client",
    "Hooks",
    "Retries",
    "Client2",
    "Client3",
    "Timeout",
    "日本",
    "Model",
    "Any2",
    "UUID2",
    "Group2",
    "Realm",
    "Mapping2",
    "Principal2",
    "Models",
    "record",
]

class Client2(SyncGroup):
    def get_thing(
        self,
        *,
        id: str,
        body: models.Fields | dicts.FieldsDict,
        id_2: str | None = None,
        id_3: str | None = None,
        id_4: str | None = None,
        class_: str | None = None,
        self_: str | None = None,
        body_: str | None = None,
        timeout_: str | None = None,
        options_: str | None = None,
        models_: str | None = None,
        x_9: str | None = None,
        param: str | None = None,
        date: date | None = None,
        str: str | None = None,
        from_day: date | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Fields: ...

    def get_thing_2(self, **options: Unpack[CallOptions]) -> None: ...

class Client3(SyncGroup):
    def get_thing(self, **options: Unpack[CallOptions]) -> None: ...

class Timeout(SyncGroup):
    def import_(self, **options: Unpack[CallOptions]) -> None: ...

class 日本(SyncGroup):
    def call(self, **options: Unpack[CallOptions]) -> None: ...

class Model(SyncGroup):
    def call_123(self, **options: Unpack[CallOptions]) -> None: ...

class Any2(SyncGroup):
    def uuid(self, **options: Unpack[CallOptions]) -> UUID: ...

class UUID2(SyncGroup):
    def contract(self, **options: Unpack[CallOptions]) -> None: ...

class Group2(SyncGroup):
    def operation(self, **options: Unpack[CallOptions]) -> None: ...

class Realm(SyncGroup):
    def literal(self, **options: Unpack[CallOptions]) -> None: ...

class Mapping2(SyncGroup):
    def date_(self, *, list: list[date] | None = None, **options: Unpack[CallOptions]) -> list[date]: ...

    def list_(self, **options: Unpack[CallOptions]) -> None: ...

class Principal2(SyncGroup):
    def partial_(self, **options: Unpack[CallOptions]) -> None: ...

class Models(SyncGroup):
    def with_options_(self, **options: Unpack[CallOptions]) -> models.Holder: ...

class Client(SyncClientBase):
    """Client of Case names 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_NAMES_BASE_URL`.

    Operations:
        client.get_thing
        client.get_thing_2
        client_2.get_thing
        timeout_.import_
        日本.call
        group.call_123
        any.uuid
        uuid.contract
        group_2.operation
        realm_.literal
        mapping.date_
        mapping.list_
        principal.partial_
        models.with_options_
    """

    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None: ...

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self: ...

    @property
    def client(self) -> Client2: ...

    @property
    def client_2(self) -> Client3: ...

    @property
    def timeout_(self) -> Timeout: ...

    @property
    def 日本(self) -> 日本: ...

    @property
    def group(self) -> Model: ...

    @property
    def any(self) -> Any2: ...

    @property
    def uuid(self) -> UUID2: ...

    @property
    def group_2(self) -> Group2: ...

    @property
    def realm_(self) -> Realm: ...

    @property
    def mapping(self) -> Mapping2: ...

    @property
    def principal(self) -> Principal2: ...

    @property
    def models(self) -> Models: ...

# case_names/server.py
from __future__ import annotations
import sys
from abc import abstractmethod
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID
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

class Client2Handler(Handler[PrincipalT]):
    @abstractmethod
    def get_thing(
        self,
        *,
        id: str,
        id_2: str | None,
        id_3: str | None,
        id_4: str | None,
        class_: str | None,
        self_: str | None,
        body_: str | None,
        timeout_: str | None,
        options_: str | None,
        models_: str | None,
        x_9: str | None,
        param: str | None,
        date: date | None,
        str: str | None,
        from_day: date | None,
        body: models.Fields,
    ) -> Result[models.Fields]:
        """POST /things/{id}.

        `POST /things/{id}`

        Args:
            id: path parameter `id`.
            id_2: query parameter `id`.
            id_3: header parameter `id`.
            id_4: cookie parameter `id`.
            class_: query parameter `class`.
            self_: query parameter `self`.
            body_: query parameter `body`.
            timeout_: query parameter `timeout`.
            options_: query parameter `options`.
            models_: query parameter `models`.
            x_9: query parameter `X-9`.
            param: query parameter `$`.
            date: query parameter `date`.
            str: query parameter `str`.
            from_day: query parameter `from day`.
            body: the request body

        Returns:
            200 the same
        """
        raise NotImplementedError

    @abstractmethod
    def get_thing_2(self) -> Result[None]: ...

class Client3Handler(Handler[PrincipalT]):
    @abstractmethod
    def get_thing(self) -> Result[None]: ...

class TimeoutHandler(Handler[PrincipalT]):
    @abstractmethod
    def import_(self) -> Result[None]: ...

class 日本Handler(Handler[PrincipalT]):
    @abstractmethod
    def call(self) -> Result[None]: ...

class ModelHandler(Handler[PrincipalT]):
    @abstractmethod
    def call_123(self) -> Result[None]: ...

class Any2Handler(Handler[PrincipalT]):
    @abstractmethod
    def uuid(self) -> Result[UUID]: ...

class UUID2Handler(Handler[PrincipalT]):
    @abstractmethod
    def contract(self) -> Result[None]: ...

class Group2Handler(Handler[PrincipalT]):
    @abstractmethod
    def operation(self) -> Result[None]: ...

class RealmHandler(Handler[PrincipalT]):
    @abstractmethod
    def literal(self) -> Result[None]: ...

class Mapping2Handler(Handler[PrincipalT]):
    @abstractmethod
    def date_(self, *, list: list[date] | None) -> Result[list[date]]: ...

    @abstractmethod
    def list_(self) -> Result[None]: ...

class Principal2Handler(Handler[PrincipalT]):
    @abstractmethod
    def partial_(self) -> Result[None]: ...

class ModelsHandler(Handler[PrincipalT]):
    @abstractmethod
    def with_options_(self) -> Result[models.Holder]: ...

def create_app(
    *,
    client: Client2Handler[PrincipalT] | None = None,
    client_2: Client3Handler[PrincipalT] | None = None,
    timeout_: TimeoutHandler[PrincipalT] | None = None,
    日本: 日本Handler[PrincipalT] | None = None,
    group: ModelHandler[PrincipalT] | None = None,
    any: Any2Handler[PrincipalT] | None = None,
    uuid: UUID2Handler[PrincipalT] | None = None,
    group_2: Group2Handler[PrincipalT] | None = None,
    realm_: RealmHandler[PrincipalT] | None = None,
    mapping: Mapping2Handler[PrincipalT] | None = None,
    principal: Principal2Handler[PrincipalT] | None = None,
    models: ModelsHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        client: implements its operations; without it they answer 501.
        client_2: implements its operations; without it they answer 501.
        timeout_: implements its operations; without it they answer 501.
        日本: implements its operations; without it they answer 501.
        group: implements its operations; without it they answer 501.
        any: implements its operations; without it they answer 501.
        uuid: implements its operations; without it they answer 501.
        group_2: implements its operations; without it they answer 501.
        realm_: implements its operations; without it they answer 501.
        mapping: implements its operations; without it they answer 501.
        principal: implements its operations; without it they answer 501.
        models: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "client": client,
            "client_2": client_2,
            "timeout_": timeout_,
            "日本": 日本,
            "group": group,
            "any": any,
            "uuid": uuid,
            "group_2": group_2,
            "realm_": realm_,
            "mapping": mapping,
            "principal": principal,
            "models": models,
        },
        authenticate=None,
        document=_document,
        options=options,
    )

# case_names/cli.py
PROGRAM = Program(
    name="case-names",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_NAMES",
    help="Case names",
    secrets={},
    groups=(
        Group(
            name="client",
            attribute="client",
            help="Operations tagged client.",
            commands=(
                Command(
                    name="get-thing",
                    id="getThing",
                    method="get_thing",
                    request="POST /things/{id}",
                    options=(
                        Option(name="id", argument="id", kind="text", required=True),
                        Option(name="id-2", argument="id_2", kind="text"),
                        Option(name="id-3", argument="id_3", kind="text"),
                        Option(name="id-4", argument="id_4", kind="text"),
                        Option(name="class", argument="class_", kind="text"),
                        Option(name="self", argument="self_", kind="text"),
                        Option(name="query-body", argument="body_", kind="text"),
                        Option(name="query-timeout", argument="timeout_", kind="text"),
                        Option(name="options", argument="options_", kind="text"),
                        Option(name="models", argument="models_", kind="text"),
                        Option(name="x-9", argument="x_9", kind="text"),
                        Option(name="param", argument="param", kind="text"),
                        Option(name="date", argument="date", kind="date"),
                        Option(name="str", argument="str", kind="text"),
                        Option(name="from-day", argument="from_day", kind="date"),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(name="get-thing-2", id="get_thing", method="get_thing_2", request="GET /things"),
            ),
        ),
        Group(
            name="client-2",
            attribute="client_2",
            help="Operations tagged Client.",
            commands=(Command(name="get-thing", id="get-thing", method="get_thing", request="PUT /things"),),
        ),
        Group(
            name="timeout",
            attribute="timeout_",
            help="Operations tagged timeout.",
            commands=(Command(name="import", id="import", method="import_", request="PATCH /things"),),
        ),
        Group(
            name="日本", attribute="日本", help="Operations tagged 日本.", commands=(Command(name="call", id="***", method="call", request="DELETE /things"),)
        ),
        Group(
            name="group",
            attribute="group",
            help="Operations tagged !",
            commands=(Command(name="call-123", id="123", method="call_123", request="OPTIONS /things"),),
        ),
        Group(name="any", attribute="any", help="Operations tagged Any.", commands=(Command(name="uuid", id="uuid", method="uuid", request="GET /tags"),)),
        Group(
            name="uuid",
            attribute="uuid",
            help="Operations tagged UUID.",
            commands=(Command(name="contract", id="contract", method="contract", request="PUT /tags"),),
        ),
        Group(
            name="group-2",
            attribute="group_2",
            help="Operations tagged Group.",
            commands=(Command(name="operation", id="Operation", method="operation", request="POST /tags"),),
        ),
        Group(
            name="realm",
            attribute="realm_",
            help="Operations tagged realm.",
            commands=(Command(name="literal", id="Literal", method="literal", request="DELETE /tags"),),
        ),
        Group(
            name="mapping",
            attribute="mapping",
            help="Operations tagged mapping.",
            commands=(
                Command(
                    name="date", id="date", method="date_", request="OPTIONS /tags", options=(Option(name="list", argument="list", kind="date", many=True),)
                ),
                Command(name="list", id="list", method="list_", request="HEAD /tags"),
            ),
        ),
        Group(
            name="principal",
            attribute="principal",
            help="Operations tagged principal.",
            commands=(Command(name="partial", id="partial", method="partial_", request="PATCH /tags"),),
        ),
        Group(
            name="models",
            attribute="models",
            help="Operations tagged models.",
            commands=(Command(name="with-options", id="with_options", method="with_options_", request="GET /classes"),),
        ),
    ),
)

# case_names/dicts.py
__all__ = ["User3Dict", "FieldsDict"]

class User3Dict(TypedDict):
    """Plain data of `models.User3`."""

    one: NotRequired[int | None]

FieldsDict = TypedDict(
    "FieldsDict",
    {
        "model_dump": "NotRequired[str | None]",
        "self": "NotRequired[str | None]",
        "date": "NotRequired[date | str | None]",
        "dateTime": "NotRequired[datetime | str | None]",
        "datetime": "NotRequired[datetime | str | None]",
        "list": "NotRequired[Array[str] | None]",
        "lists": "NotRequired[Array[int] | None]",
        "copy": "NotRequired[str | None]",
        "json": "NotRequired[str | None]",
        "str": "NotRequired[str | None]",
        "int": "NotRequired[int | None]",
        "uuid": "NotRequired[UUID | str | None]",
        "UUID": "NotRequired[UUID | str | None]",
        "class": "NotRequired[str | None]",
        "fooBar": "NotRequired[str | None]",
        "foo_bar": "NotRequired[str | None]",
        "FooBar": "NotRequired[str | None]",
        "foo-bar": "NotRequired[str | None]",
        "$ref$": "NotRequired[str | None]",
        "field": "NotRequired[str | None]",
        "@type": "NotRequired[str | None]",
        "1st": "NotRequired[str | None]",
        "_private": "NotRequired[str | None]",
        "__dunder__": "NotRequired[str | None]",
        "Any": "NotRequired[str | None]",
        "Field": "NotRequired[str | None]",
        "None": "NotRequired[str | None]",
        "nested.name": "NotRequired[str | None]",
        "naïve": "NotRequired[str | None]",
        "with space": "NotRequired[str | None]",
        "user": "NotRequired[User3Dict | models.User3 | None]",
        "model_config": "NotRequired[str | None]",
    },
)
