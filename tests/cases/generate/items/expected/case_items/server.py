# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case items: implement the handlers, give them to `create_app`."""

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
    "DefaultHandler",
    "Item",
    "ItemBody",
    "ProblemError",
    "Reply",
    "Result",
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


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def replace_stock(
        self,
        *,
        body: ItemBody[models.Stock, models.Article],
    ) -> Result[models.Report]:
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
    def add_readings(
        self,
        *,
        body: ItemBody[None, float] | None,
    ) -> Result[models.Report]:
        """POST /readings.

        The body is the array; it may be left out.

        `POST /readings`

        Args:
            body: the request body

        Returns:
            200 How many were taken.
        """
        raise NotImplementedError

    @abstractmethod
    def add_events(
        self,
        *,
        body: ItemBody[models.Events, models.Event],
    ) -> Result[models.Report]:
        """POST /events.

        The array is an alias and may be null; its items differ by a discriminator.

        `POST /events`

        Args:
            body: the request body

        Returns:
            200 How many were taken.
        """
        raise NotImplementedError

    @abstractmethod
    def add_names(
        self,
        *,
        body: ItemBody[models.AddNamesRequest, str] | list[str],
    ) -> Result[models.Report]:
        """POST /names.

        Other media types of the same body are read whole.

        `POST /names`

        Args:
            body: the request body

        Returns:
            200 How many were taken.
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    default: DefaultHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        default: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "default": default,
        },
        authenticate=None,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_items.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "default": server.DefaultHandler,
        },
        is_secured=False,
    )
    return run(CONTRACT, serving, "python -m case_items.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
