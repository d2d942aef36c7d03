# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case schemas only: implement the handlers, give them to `create_app`."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import Unpack

from ._operations import CONTRACT
from ._runtime.server import (
    ApiKey,
    AppOptions,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    Forbidden,
    HttpCredentials,
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
    "ProblemError",
    "Reply",
    "Result",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
]

_PACKAGE = files(__name__.rpartition(".")[0])

Credentials: TypeAlias = None
"""What the authentication callable is given."""


def create_app(
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {},
        authenticate=None,
        document=lambda: _PACKAGE.joinpath("openapi.json").read_bytes(),
        options=options,
    )
