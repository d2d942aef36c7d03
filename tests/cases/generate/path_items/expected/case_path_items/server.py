# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case path items: implement the handlers, give them to `create_app`."""

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
    "StoresHandler",
    "AdminCoHandler",
    "DefaultHandler",
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


class StoresHandler(Handler[PrincipalT]):
    """Where things are kept."""

    @abstractmethod
    def get_stores_by_store_id(
        self,
        *,
        store_id: int,
        verbose: int | None,
    ) -> Result[models.Store]:
        """GET /stores/{storeId}.

        `GET /stores/{storeId}`

        Args:
            store_id: path parameter `storeId`.
            verbose: Of the operation.

        Returns:
            200 a store
        """
        raise NotImplementedError

    @abstractmethod
    def remove_store(
        self,
        *,
        store_id: int,
        verbose: bool | None,
    ) -> Result[None]:
        """DELETE /stores/{storeId}.

        Takes the store away.

        Nothing brings it back.

        Deprecated: the document marks this operation so.

        `DELETE /stores/{storeId}`

        Args:
            store_id: path parameter `storeId`.
            verbose: Of the path.

        Returns:
            204 gone
        """
        raise NotImplementedError


class AdminCoHandler(Handler[PrincipalT]):
    """Operations tagged `Admin & Co.`."""

    @abstractmethod
    def post_stores(
        self,
        *,
        body: models.NewStore,
    ) -> Result[models.Store]:
        """POST /stores.

        `POST /stores`

        Args:
            body: the request body

        Returns:
            201 a store
        """
        raise NotImplementedError


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def get_ping(
        self,
    ) -> Result[None]:
        """GET /ping.

        `GET /ping`

        Returns:
            204 alive
        """
        raise NotImplementedError

    @abstractmethod
    def check_alive(
        self,
    ) -> Result[None]:
        """HEAD /ping.

        `HEAD /ping`

        Returns:
            200 alive
        """
        raise NotImplementedError

    @abstractmethod
    def get(
        self,
    ) -> Result[None]:
        """GET /.

        `GET /`

        Returns:
            204 root
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    stores: StoresHandler[PrincipalT] | None = None,
    admin_co: AdminCoHandler[PrincipalT] | None = None,
    default: DefaultHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        stores: implements its operations; without it they answer 501.
        admin_co: implements its operations; without it they answer 501.
        default: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "stores": stores,
            "admin_co": admin_co,
            "default": default,
        },
        authenticate=None,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_path_items.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "stores": server.StoresHandler,
            "admin_co": server.AdminCoHandler,
            "default": server.DefaultHandler,
        },
        is_secured=False,
    )
    return run(CONTRACT, serving, "python -m case_path_items.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
