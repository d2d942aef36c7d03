# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case streams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup
from ._runtime.streams.events import ServerSentEvent
from ._runtime.streams.sync_streams import EventStream, Stream

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = [
    "Client",
    "Hooks",
    "Retries",
    "ServerSentEvent",
    "EventStream",
    "Stream",
    "Rooms",
    "Default",
    "Files",
]


class Rooms(SyncGroup):
    """Operations tagged `rooms`."""

    def watch(
        self,
        *,
        room: str,
        last_event_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> EventStream[models.MessageResponse]:
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
        return self._event_stream(
            operations.WATCH,
            {
                "room": room,
                "last_event_id": last_event_id,
            },
            None,
            options,
        )

    def tail(
        self,
        *,
        room: str,
        **options: Unpack[CallOptions],
    ) -> EventStream[str]:
        """GET /rooms/{room}/tail.

        `GET /rooms/{room}/tail`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            room: path parameter `room`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 lines of a log

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._event_stream(
            operations.TAIL,
            {
                "room": room,
            },
            None,
            options,
        )


class Default(SyncGroup):
    """Operations tagged `default`."""

    def changes(
        self,
        **options: Unpack[CallOptions],
    ) -> EventStream[models.MessageResponse | models.ChangesResponseRemoved | str]:
        """GET /changes.

        Each kind of event has data of its own.

        `GET /changes`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 changes

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._event_stream(
            operations.CHANGES,
            {},
            None,
            options,
        )

    def list_messages(
        self,
        *,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Stream[models.MessageResponse]:
        """GET /messages.

        `GET /messages`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            limit: Default: `10`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 all messages

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._stream(
            operations.LIST_MESSAGES,
            {
                "limit": limit,
            },
            None,
            options,
        )

    def import_messages(
        self,
        *,
        body: Iterable[models.MessageRequest | Mapping[str, Any]] | bytes | BinaryIO,
        **options: Unpack[CallOptions],
    ) -> int:
        """POST /messages.

        `POST /messages`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 how many

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IMPORT_MESSAGES,
            {},
            body,
            options,
        )

    def history(
        self,
        **options: Unpack[CallOptions],
    ) -> Stream[models.HistoryResponseItem]:
        """GET /history.

        `GET /history`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 an array, written line by line

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._stream(
            operations.HISTORY,
            {},
            None,
            options,
        )

    def readings(
        self,
        **options: Unpack[CallOptions],
    ) -> Stream[float]:
        """GET /readings.

        `GET /readings`

        Items come one by one: iterate to the end, or in a `with` statement.

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 numbers

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._stream(
            operations.READINGS,
            {},
            None,
            options,
        )

    def complete(
        self,
        *,
        body: models.Prompt | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> models.Completion:
        """Complete a text.

        `POST /completions`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the text, whole or piece by piece

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.COMPLETE,
            {},
            body,
            options,
        )

    def complete_stream(
        self,
        *,
        body: models.Prompt | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> EventStream[models.Piece]:
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
        return self._event_stream(
            operations.COMPLETE,
            {},
            body,
            options,
        )

    def parts(
        self,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """GET /parts.

        `GET /parts`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 of a kind that is not read part by part

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.PARTS,
            {},
            None,
            options,
        )


class Files(SyncGroup):
    """Operations tagged `files`."""

    def download(
        self,
        *,
        id: str,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """GET /files/{id}.

        `GET /files/{id}`

        Args:
            id: path parameter `id`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the file

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 404 no such file.
        """
        return self._call(
            operations.DOWNLOAD,
            {
                "id": id,
            },
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case streams 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_STREAMS_BASE_URL`.

    Operations:
        rooms.watch: Watch a room.
        rooms.tail
        default.changes
        default.list_messages
        default.import_messages
        default.history
        default.readings
        default.complete: Complete a text.
        default.complete_stream: Complete a text.
        default.parts
        files.download
    """

    _environment: ClassVar[str] = "CASE_STREAMS"

    def __init__(
        self,
        base_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        **options: Unpack[ClientSettings],
    ) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside. It starts with the first call and
        ends when the client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {},
            options,
        )

    @cached_property
    def rooms(self) -> Rooms:
        """Operations tagged `rooms`."""
        return Rooms(self)

    @cached_property
    def default(self) -> Default:
        """Operations tagged `default`."""
        return Default(self)

    @cached_property
    def files(self) -> Files:
        """Operations tagged `files`."""
        return Files(self)
