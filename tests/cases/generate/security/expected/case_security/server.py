# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case security: implement the handlers, give them to `create_app`."""

from __future__ import annotations

import sys
from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import Unpack

from ._operations import CONTRACT
from ._runtime.lazy import attach
from ._runtime.server import (
    ApiKey,
    AppOptions,
    Authenticate,
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
    Upload,
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from ._runtime.server import (
        ConnectionLimits,
        DirectProtocol,
        LimitedH11Protocol,
        LimitedHttpToolsProtocol,
    )

__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "ConnectionLimits",
    "DirectProtocol",
    "LimitedH11Protocol",
    "LimitedHttpToolsProtocol",
    "ErrorReply",
    "Forbidden",
    "HttpCredentials",
    "DefaultHandler",
    "ProblemError",
    "Reply",
    "Result",
    "Upload",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    # Imported when they are first used: they need uvicorn, which nothing else here does.
    __getattr__, _ = attach(
        f"{__package__}._runtime.server",
        {
            "ConnectionLimits": "connection_limits",
            "DirectProtocol": "protocol",
            "LimitedH11Protocol": "h11_protocol",
            "LimitedHttpToolsProtocol": "httptools_protocol",
        },
    )

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


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


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
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_security.server --help` lists the arguments.

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
        is_secured=True,
    )
    return run(CONTRACT, serving, "python -m case_security.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
