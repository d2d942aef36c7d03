# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case XML: implement the handlers, give them to `create_app`."""

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
    PrincipalT,
    ProblemError,
    Reply,
    Result,
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
    "BooksHandler",
    "ProblemError",
    "Reply",
    "Result",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

Credentials: TypeAlias = None
"""What the authentication callable is given."""


class BooksHandler(Handler[PrincipalT]):
    """Operations tagged `Books`."""

    @abstractmethod
    def list_books(
        self,
    ) -> Result[list[models.Book]]:
        """GET /books.

        `GET /books`

        Returns:
            200 All books.
        """
        raise NotImplementedError

    @abstractmethod
    def add_book(
        self,
        *,
        body: models.Book,
    ) -> Result[models.Book]:
        """POST /books.

        `POST /books`

        Args:
            body: the request body

        Returns:
            201 The book.

        Other answers:
            422 What is wrong.
        """
        raise NotImplementedError

    @abstractmethod
    def report(
        self,
    ) -> Result[str]:
        """GET /report.

        `GET /report`

        Returns:
            200 A report that no schema describes.
        """
        raise NotImplementedError

    @abstractmethod
    def put_matrix(
        self,
        *,
        body: str | None,
    ) -> Result[None]:
        """PUT /matrix.

        `PUT /matrix`

        Args:
            body: the request body

        Returns:
            204 Done.
        """
        raise NotImplementedError

    @abstractmethod
    def put_medium(
        self,
        *,
        body: models.PutMediumRequest,
    ) -> Result[models.PutMediumResponse]:
        """PUT /media.

        `PUT /media`

        Args:
            body: the request body

        Returns:
            200 What it is now.
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    books: BooksHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `https://shelf.example.com`.

    Args:
        books: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "books": books,
        },
        authenticate=None,
        document=_document,
        options=options,
    )


if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    # It needs uvicorn, which nothing else of this does.
    __getattr__, _ = attach(f"{__package__}._runtime.server", {"DirectProtocol": "protocol"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_xml.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "books": server.BooksHandler,
        },
        is_secured=False,
    )
    return run(CONTRACT, serving, "python -m case_xml.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
