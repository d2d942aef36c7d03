# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case responses: implement the handlers, give them to `create_app`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import AsyncIterator
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import Unpack

from . import models
from ._operations import CONTRACT
from ._runtime.server import (
    ApiKey,
    AppOptions,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    Forbidden,
    Handler,
    HttpCredentials,
    PrincipalT,
    ProblemError,
    Reply,
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "Forbidden",
    "HttpCredentials",
    "DefaultHandler",
    "ProblemError",
    "Reply",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
]

_PACKAGE = files(__name__.rpartition(".")[0])

Credentials: TypeAlias = None
"""What the authentication callable is given."""


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    async def get_item(
        self,
    ) -> models.Item:
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
    async def put_item(
        self,
    ) -> models.Item | None:
        """PUT /item.

        `PUT /item`

        Returns:
            200 replaced; 204 nothing changed
        """
        raise NotImplementedError

    @abstractmethod
    async def delete_item(
        self,
    ) -> None:
        """DELETE /item.

        `DELETE /item`

        Returns:
            204 gone
        """
        raise NotImplementedError

    @abstractmethod
    async def any_success(
        self,
    ) -> models.Item:
        """POST /range.

        `POST /range`

        Returns:
            2XX all is well
        """
        raise NotImplementedError

    @abstractmethod
    async def only_default(
        self,
    ) -> models.Item:
        """GET /default.

        `GET /default`

        Other answers:
            default whatever comes
        """
        raise NotImplementedError

    @abstractmethod
    async def list_items(
        self,
    ) -> list[models.Item]:
        """GET /items.

        `GET /items`

        Returns:
            200 all items
        """
        raise NotImplementedError

    @abstractmethod
    async def list_names(
        self,
    ) -> dict[str, str]:
        """GET /names.

        `GET /names`

        Returns:
            200 names by number
        """
        raise NotImplementedError

    @abstractmethod
    async def count(
        self,
    ) -> int:
        """GET /count.

        `GET /count`

        Returns:
            200 how many
        """
        raise NotImplementedError

    @abstractmethod
    async def several_types(
        self,
    ) -> models.Item:
        """GET /several.

        `GET /several`

        Returns:
            200 as asked for
        """
        raise NotImplementedError

    @abstractmethod
    async def get_image(
        self,
    ) -> bytes | AsyncIterator[bytes]:
        """GET /image.

        `GET /image`

        Returns:
            200 a picture
        """
        raise NotImplementedError

    @abstractmethod
    async def export(
        self,
    ) -> str | None:
        """GET /export.

        `GET /export`

        Returns:
            200 a table; 202 not ready
        """
        raise NotImplementedError


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
        document=lambda: _PACKAGE.joinpath("openapi.json").read_bytes(),
        options=options,
    )
