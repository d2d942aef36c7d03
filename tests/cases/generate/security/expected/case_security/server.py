# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case security: implement the handlers, give them to `create_app`."""

from __future__ import annotations

from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import Unpack

from ._operations import CONTRACT
from ._runtime.server import (
    ApiKey,
    AppOptions,
    Authenticate,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
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
    "Result",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
]

_PACKAGE = files(__name__.rpartition(".")[0])

Credentials: TypeAlias = BearerToken | BasicCredentials | ApiKey | HttpCredentials
"""What the authentication callable is given."""


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def by_default(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /default.

        `GET /default`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def open(
        self,
    ) -> Result[None]:
        """GET /open.

        `GET /open`

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def optional(
        self,
        *,
        principal: PrincipalT | None,
    ) -> Result[None]:
        """GET /optional.

        `GET /optional`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def either(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /either.

        `GET /either`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def both(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /both.

        `GET /both`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def mixed(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /mixed.

        `GET /mixed`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def scoped(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /scoped.

        `GET /scoped`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError

    @abstractmethod
    def digested(
        self,
        *,
        principal: PrincipalT,
    ) -> Result[None]:
        """GET /certificate.

        `GET /certificate`

        Args:
            principal: what the authentication callable returned.

        Returns:
            204 ok
        """
        raise NotImplementedError


def create_app(
    *,
    default: DefaultHandler[PrincipalT] | None = None,
    authenticate: Authenticate[Credentials, PrincipalT],
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        default: implements its operations; without it they answer 501.
        authenticate: receives the credentials of a request and returns who is calling, or None to
            refuse (401); may be async.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "default": default,
        },
        authenticate=authenticate,
        document=lambda: _PACKAGE.joinpath("openapi.json").read_bytes(),
        options=options,
    )
