# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case responses: implement the handlers, give them to `create_app`."""

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
    def get_item(
        self,
    ) -> Result[models.Item]:
        """GET /item.

        `GET /item`

        Returns:
            200 the item

        Other answers:
            404 no such item
            4XX another mistake of the caller
            default anything else
        """
        raise NotImplementedError

    @abstractmethod
    def put_item(
        self,
    ) -> Result[models.Item | None]:
        """PUT /item.

        `PUT /item`

        Returns:
            200 replaced; 204 nothing changed
        """
        raise NotImplementedError

    @abstractmethod
    def delete_item(
        self,
    ) -> Result[None]:
        """DELETE /item.

        `DELETE /item`

        Returns:
            204 gone
        """
        raise NotImplementedError

    @abstractmethod
    def any_success(
        self,
    ) -> Result[models.Item]:
        """POST /range.

        `POST /range`

        Returns:
            2XX all is well
        """
        raise NotImplementedError

    @abstractmethod
    def only_default(
        self,
    ) -> Result[models.Item]:
        """GET /default.

        `GET /default`

        Other answers:
            default whatever comes
        """
        raise NotImplementedError

    @abstractmethod
    def list_items(
        self,
    ) -> Result[list[models.Item]]:
        """GET /items.

        `GET /items`

        Returns:
            200 all items
        """
        raise NotImplementedError

    @abstractmethod
    def list_names(
        self,
    ) -> Result[dict[str, str]]:
        """GET /names.

        `GET /names`

        Returns:
            200 names by number
        """
        raise NotImplementedError

    @abstractmethod
    def count(
        self,
    ) -> Result[int]:
        """GET /count.

        `GET /count`

        Returns:
            200 how many
        """
        raise NotImplementedError

    @abstractmethod
    def several_types(
        self,
    ) -> Result[models.Item]:
        """GET /several.

        `GET /several`

        Returns:
            200 as asked for
        """
        raise NotImplementedError

    @abstractmethod
    def get_image(
        self,
    ) -> Result[bytes | AsyncIterator[bytes]]:
        """GET /image.

        `GET /image`

        Returns:
            200 a picture
        """
        raise NotImplementedError

    @abstractmethod
    def export(
        self,
    ) -> Result[str | None]:
        """GET /export.

        `GET /export`

        Returns:
            200 a table; 202 not ready
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

    `python -m case_responses.server --help` lists the arguments.

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
    return run(CONTRACT, serving, "python -m case_responses.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
