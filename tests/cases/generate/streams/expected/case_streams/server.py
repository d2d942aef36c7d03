# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case streams: implement the handlers, give them to `create_app`."""

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
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from ._runtime.server import DirectProtocol

__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "DirectProtocol",
    "ErrorReply",
    "Forbidden",
    "HttpCredentials",
    "RoomsHandler",
    "DefaultHandler",
    "FilesHandler",
    "ProblemError",
    "Reply",
    "Result",
    "ServerSentEvent",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    # Imported when it is first used: it needs uvicorn, which nothing else here does.
    __getattr__, _ = attach(f"{__package__}._runtime.server", {"DirectProtocol": "protocol"})

Credentials: TypeAlias = None
"""What the authentication callable is given."""


class RoomsHandler(Handler[PrincipalT]):
    """Operations tagged `rooms`."""

    @abstractmethod
    def watch(
        self,
        *,
        room: str,
        last_event_id: str | None,
    ) -> Result[AsyncIterator[models.MessageResponse | ServerSentEvent[models.MessageResponse]]]:
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
    def tail(
        self,
        *,
        room: str,
    ) -> Result[AsyncIterator[str | ServerSentEvent[str]]]:
        """GET /rooms/{room}/tail.

        `GET /rooms/{room}/tail`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Args:
            room: path parameter `room`.

        Returns:
            200 lines of a log
        """
        raise NotImplementedError


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def changes(
        self,
    ) -> Result[
        AsyncIterator[
            models.MessageResponse
            | models.ChangesResponseRemoved
            | str
            | ServerSentEvent[models.MessageResponse | models.ChangesResponseRemoved | str]
        ]
    ]:
        """GET /changes.

        Each kind of event has data of its own.

        `GET /changes`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Returns:
            200 changes
        """
        raise NotImplementedError

    @abstractmethod
    def list_messages(
        self,
        *,
        limit: int,
    ) -> Result[AsyncIterator[models.MessageResponse]]:
        """GET /messages.

        `GET /messages`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Args:
            limit: Default: `10`.

        Returns:
            200 all messages
        """
        raise NotImplementedError

    @abstractmethod
    def import_messages(
        self,
        *,
        body: list[models.MessageRequest],
    ) -> Result[int]:
        """POST /messages.

        `POST /messages`

        Args:
            body: the request body

        Returns:
            200 how many
        """
        raise NotImplementedError

    @abstractmethod
    def history(
        self,
    ) -> Result[AsyncIterator[models.HistoryResponseItem]]:
        """GET /history.

        `GET /history`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Returns:
            200 an array, written line by line
        """
        raise NotImplementedError

    @abstractmethod
    def readings(
        self,
    ) -> Result[AsyncIterator[float]]:
        """GET /readings.

        `GET /readings`

        Make it an asynchronous generator: each item is sent when it is yielded.

        Returns:
            200 numbers
        """
        raise NotImplementedError

    @abstractmethod
    def complete(
        self,
        *,
        body: models.Prompt,
    ) -> Result[models.Completion | AsyncIterator[models.Piece | ServerSentEvent[models.Piece]]]:
        """Complete a text.

        `POST /completions`

        It may also return an asynchronous iterator: each item is then sent on its own.

        Args:
            body: the request body

        Returns:
            200 the text, whole or piece by piece
        """
        raise NotImplementedError

    @abstractmethod
    def parts(
        self,
    ) -> Result[bytes | AsyncIterator[bytes]]:
        """GET /parts.

        `GET /parts`

        Returns:
            200 of a kind that is not read part by part
        """
        raise NotImplementedError


class FilesHandler(Handler[PrincipalT]):
    """Operations tagged `files`."""

    @abstractmethod
    def download(
        self,
        *,
        id: str,
    ) -> Result[bytes | AsyncIterator[bytes]]:
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


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    rooms: RoomsHandler[PrincipalT] | None = None,
    default: DefaultHandler[PrincipalT] | None = None,
    files: FilesHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        rooms: implements its operations; without it they answer 501.
        default: implements its operations; without it they answer 501.
        files: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "rooms": rooms,
            "default": default,
            "files": files,
        },
        authenticate=None,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_streams.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "rooms": server.RoomsHandler,
            "default": server.DefaultHandler,
            "files": server.FilesHandler,
        },
        is_secured=False,
    )
    return run(CONTRACT, serving, "python -m case_streams.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
