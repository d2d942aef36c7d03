# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case webhooks: implement the handlers, give them to `create_app`."""

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

Credentials: TypeAlias = None
"""What the authentication callable is given."""


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def subscribe(
        self,
        *,
        body: models.SubscribeRequest,
    ) -> Result[None]:
        """POST /subscriptions.

        `POST /subscriptions`

        Args:
            body: the request body

        Returns:
            201 subscribed
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

    `python -m case_webhooks.server --help` lists the arguments.

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
    return run(CONTRACT, serving, "python -m case_webhooks.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
