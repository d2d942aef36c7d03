# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case XML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.clients import SyncClientBase, SyncGroup
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.clients import CallOptions, ClientOptions
    from ._runtime.client.options import ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "Books"]


class Books(SyncGroup):
    """Operations tagged `Books`."""

    def list_books(
        self,
        **options: Unpack[CallOptions],
    ) -> list[models.Book]:
        """GET /books.

        `GET /books`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 All books.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.LIST_BOOKS,
            {},
            None,
            options,
        )

    def add_book(
        self,
        *,
        body: models.Book | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> models.Book:
        """POST /books.

        `POST /books`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            201 The book.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 422 What is wrong..
        """
        return self._call(
            operations.ADD_BOOK,
            {},
            body,
            options,
        )

    def report(
        self,
        **options: Unpack[CallOptions],
    ) -> str:
        """GET /report.

        `GET /report`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 A report that no schema describes.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.REPORT,
            {},
            None,
            options,
        )

    def put_matrix(
        self,
        *,
        body: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """PUT /matrix.

        `PUT /matrix`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 Done.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.PUT_MATRIX,
            {},
            body,
            options,
        )

    def put_medium(
        self,
        *,
        body: models.PutMediumRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> models.PutMediumResponse:
        """PUT /media.

        `PUT /media`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 What it is now.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.PUT_MEDIUM,
            {},
            body,
            options,
        )


class Client(SyncClientBase):
    """Client of Case XML 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_XML_BASE_URL`.

    Operations:
        books.list_books
        books.add_book
        books.report
        books.put_matrix
        books.put_medium
    """

    _environment: ClassVar[str] = "CASE_XML"

    def __init__(
        self,
        base_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`. Default:
                `https://shelf.example.com`.
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
    def books(self) -> Books:
        """Operations tagged `Books`."""
        return Books(self)
