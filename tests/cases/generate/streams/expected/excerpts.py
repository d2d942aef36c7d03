# case_streams/models/_changes_response_removed.py
class ChangesResponseRemoved(ApiModel):
    id: int

# case_streams/models/_completion.py
class Completion(ApiModel):
    text: str

# case_streams/models/_fault.py
class Fault(ApiModel):
    code: str

# case_streams/models/_history_response_item.py
class HistoryResponseItem(ApiModel):
    at: AwareDatetime
    kind: HistoryResponseItemKind | None = None

# case_streams/models/_history_response_item_kind.py
class HistoryResponseItemKind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"

# case_streams/models/_message_request.py
class MessageRequest(ApiModel):
    text: str
    seen: bool | None = None

# case_streams/models/_message_response.py
class MessageResponse(ApiModel):
    id: int
    text: str
    seen: bool | None = None

# case_streams/models/_piece.py
class Piece(ApiModel):
    delta: str

# case_streams/models/_prompt.py
class Prompt(ApiModel):
    text: str
    stream: bool = False

# case_streams/models/_room_event.py
class RoomEvent(ApiModel):
    event: str | None = None
    id: str | None = None
    retry: int | None = None
    data: str

# case_streams/_operations.py
WATCH: Operation[Any] = Operation(
    id="watch",
    group="rooms",
    py_name="watch",
    method="GET",
    path="/rooms/{room}/events",
    parameters=(
        Parameter(name="room", py_name="room", location="path", type=lambda: str, required=True),
        Parameter(name="Last-Event-ID", py_name="last_event_id", location="header", type=lambda: str),
    ),
    responses=(
        Response(
            status="200",
            description="what happens, while it happens",
            media=(Media(content_type="text/event-stream", items=Items(type=lambda: models.MessageResponse)),),
        ),
        Response(status="204", description="nothing ever happens here"),
        Response(status="404", description="no such room", media=(Media(content_type="application/json", type=lambda: models.Fault),)),
        Response(status="503", description="a stream of reasons", media=(Media(content_type="text/event-stream", type=lambda: str),)),
    ),
)

TAIL: Operation[Any] = Operation(
    id="tail",
    group="rooms",
    py_name="tail",
    method="GET",
    path="/rooms/{room}/tail",
    parameters=(Parameter(name="room", py_name="room", location="path", type=lambda: str, required=True),),
    responses=(
        Response(status="200", description="lines of a log", media=(Media(content_type="text/event-stream", items=Items(type=lambda: str, text=True)),)),
    ),
)

CHANGES: Operation[Any] = Operation(
    id="changes",
    group="default",
    py_name="changes",
    method="GET",
    path="/changes",
    responses=(
        Response(
            status="200",
            description="changes",
            media=(
                Media(
                    content_type="text/event-stream",
                    items=Items(
                        events={
                            "added": EventData(type=lambda: models.MessageResponse),
                            "removed": EventData(type=lambda: models.ChangesResponseRemoved),
                            "hidden": EventData(type=lambda: models.ChangesResponseRemoved),
                            "note": EventData(type=lambda: str, text=True),
                        }
                    ),
                ),
            ),
        ),
    ),
)

LIST_MESSAGES: Operation[Any] = Operation(
    id="listMessages",
    group="default",
    py_name="list_messages",
    method="GET",
    path="/messages",
    parameters=(Parameter(name="limit", py_name="limit", location="query", type=lambda: int, style="form", explode=True, default=10),),
    responses=(
        Response(status="200", description="all messages", media=(Media(content_type="application/jsonl", items=Items(type=lambda: models.MessageResponse)),)),
    ),
)

IMPORT_MESSAGES: Operation[int] = Operation(
    id="importMessages",
    group="default",
    py_name="import_messages",
    method="POST",
    path="/messages",
    body=RequestBody(required=True, media=(Media(content_type="application/jsonl", items=Items(type=lambda: models.MessageRequest)),)),
    responses=(Response(status="200", description="how many", media=(Media(content_type="application/json", type=lambda: int),)),),
)

HISTORY: Operation[Any] = Operation(
    id="history",
    group="default",
    py_name="history",
    method="GET",
    path="/history",
    responses=(
        Response(
            status="200",
            description="an array, written line by line",
            media=(Media(content_type="application/x-ndjson", items=Items(type=lambda: models.HistoryResponseItem)),),
        ),
    ),
)

READINGS: Operation[Any] = Operation(
    id="readings",
    group="default",
    py_name="readings",
    method="GET",
    path="/readings",
    responses=(Response(status="200", description="numbers", media=(Media(content_type="application/json-seq", items=Items(type=lambda: JsonNumber)),)),),
)

COMPLETE: Operation[models.Completion] = Operation(
    id="complete",
    group="default",
    py_name="complete",
    method="POST",
    path="/completions",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Prompt),)),
    responses=(
        Response(
            status="200",
            description="the text, whole or piece by piece",
            media=(
                Media(content_type="application/json", type=lambda: models.Completion),
                Media(content_type="text/event-stream", items=Items(type=lambda: models.Piece, end="[DONE]")),
            ),
        ),
    ),
    stream_name="complete_stream",
)

PARTS: Operation[bytes] = Operation(
    id="parts",
    group="default",
    py_name="parts",
    method="GET",
    path="/parts",
    responses=(Response(status="200", description="of a kind that is not read part by part", media=(Media(content_type="multipart/mixed"),)),),
)

DOWNLOAD: Operation[bytes] = Operation(
    id="download",
    group="files",
    py_name="download",
    method="GET",
    path="/files/{id}",
    parameters=(Parameter(name="id", py_name="id", location="path", type=lambda: str, required=True),),
    responses=(
        Response(status="200", description="the file", media=(Media(content_type="application/octet-stream"),)),
        Response(status="404", description="no such file", media=(Media(content_type="application/json", type=lambda: models.Fault),)),
    ),
)

CONTRACT = Contract(
    title="Case streams",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(WATCH, TAIL, CHANGES, LIST_MESSAGES, IMPORT_MESSAGES, HISTORY, READINGS, COMPLETE, PARTS, DOWNLOAD),
    user_agent="case-streams/1.0.0" + f" ({GENERATED_BY})",
    logger="case_streams",
)

# case_streams/client.py
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
from ._runtime.streams.events import ServerSentEvent
from ._runtime.streams.sync_streams import EventStream, Stream

if TYPE_CHECKING:
    from typing import Self

    from . import dicts, models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

class Rooms(SyncGroup):
    def watch(self, *, room: str, last_event_id: str | None = None, **options: Unpack[CallOptions]) -> EventStream[models.MessageResponse]:
        """Watch a room.

        `GET /rooms/{room}/events`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            room: path parameter `room`.
            last_event_id: header parameter `Last-Event-ID`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 what happens, while it happens; 204 nothing ever happens here

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 404 no such room; 503 a stream of reasons.
        """
        return self._event_stream(operations.WATCH, {"room": room, "last_event_id": last_event_id}, None, options)

    def tail(self, *, room: str, **options: Unpack[CallOptions]) -> EventStream[str]: ...

class Default(SyncGroup):
    def changes(self, **options: Unpack[CallOptions]) -> EventStream[models.MessageResponse | models.ChangesResponseRemoved | str]: ...

    def list_messages(self, *, limit: int | None = None, **options: Unpack[CallOptions]) -> Stream[models.MessageResponse]: ...

    def import_messages(
        self, *, body: Iterable[models.MessageRequest | dicts.MessageRequestDict] | bytes | BinaryIO, **options: Unpack[CallOptions]
    ) -> int: ...

    def history(self, **options: Unpack[CallOptions]) -> Stream[models.HistoryResponseItem]: ...

    def readings(self, **options: Unpack[CallOptions]) -> Stream[float]: ...

    def complete(self, *, body: models.Prompt | dicts.PromptDict, **options: Unpack[CallOptions]) -> models.Completion: ...

    def complete_stream(self, *, body: models.Prompt | dicts.PromptDict, **options: Unpack[CallOptions]) -> EventStream[models.Piece]:
        """Complete a text.

        `POST /completions`

        Asks for the stream; `complete` asks for all at once.

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the text, whole or piece by piece

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._event_stream(operations.COMPLETE, {}, body, options)

    def parts(self, **options: Unpack[CallOptions]) -> bytes: ...

class Files(SyncGroup):
    def download(self, *, id: str, **options: Unpack[CallOptions]) -> bytes: ...

class Client(SyncClientBase):
    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None: ...

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self: ...

    @property
    def rooms(self) -> Rooms: ...

    @property
    def default(self) -> Default: ...

    @property
    def files(self) -> Files: ...

# case_streams/server.py
from __future__ import annotations
import sys
from abc import abstractmethod
from collections.abc import AsyncIterator
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
    PrincipalT,
    ProblemError,
    Reply,
    Result,
    ServerSentEvent,
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

class RoomsHandler(Handler[PrincipalT]):
    @abstractmethod
    def watch(self, *, room: str, last_event_id: str | None) -> Result[AsyncIterator[models.MessageResponse | ServerSentEvent[models.MessageResponse]]]:
        """Watch a room.

        `GET /rooms/{room}/events`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Args:
            room: path parameter `room`.
            last_event_id: header parameter `Last-Event-ID`.

        Returns:
            200 what happens, while it happens; 204 nothing ever happens here

        Other answers:
            404 no such room
            503 a stream of reasons
        """
        raise NotImplementedError

    @abstractmethod
    def tail(self, *, room: str) -> Result[AsyncIterator[str | ServerSentEvent[str]]]: ...

class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def changes(
        self,
    ) -> Result[
        AsyncIterator[
            models.MessageResponse | models.ChangesResponseRemoved | str | ServerSentEvent[models.MessageResponse | models.ChangesResponseRemoved | str]
        ]
    ]: ...

    @abstractmethod
    def list_messages(self, *, limit: int) -> Result[AsyncIterator[models.MessageResponse]]: ...

    @abstractmethod
    def import_messages(self, *, body: list[models.MessageRequest]) -> Result[int]: ...

    @abstractmethod
    def history(self) -> Result[AsyncIterator[models.HistoryResponseItem]]: ...

    @abstractmethod
    def readings(self) -> Result[AsyncIterator[float]]: ...

    @abstractmethod
    def complete(self, *, body: models.Prompt) -> Result[models.Completion | AsyncIterator[models.Piece | ServerSentEvent[models.Piece]]]: ...

    @abstractmethod
    def parts(self) -> Result[bytes | AsyncIterator[bytes]]: ...

class FilesHandler(Handler[PrincipalT]):
    @abstractmethod
    def download(self, *, id: str) -> Result[bytes | AsyncIterator[bytes]]:
        """GET /files/{id}.

        `GET /files/{id}`

        Args:
            id: path parameter `id`.

        Returns:
            200 the file

        Other answers:
            404 no such file
        """
        raise NotImplementedError
