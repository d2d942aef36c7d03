# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case samples: implement the handlers, give them to `create_app`."""

from __future__ import annotations

import sys
from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

from typing_extensions import Unpack

from . import models
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

Credentials: TypeAlias = BasicCredentials | BearerToken | ApiKey
"""What the authentication callable is given."""


class DefaultHandler(Handler[PrincipalT]):
    """Operations tagged `default`."""

    @abstractmethod
    def send_note(
        self,
        *,
        principal: PrincipalT,
        box: str,
        token: int,
        order: str,
        size: int | None,
        tags: list[str] | None,
        x_trace: str,
        theme: str,
        body: models.Note,
    ) -> Result[models.Note]:
        """Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none.

        `POST /boxes/{box}/notes/{token}`

        Args:
            principal: what the authentication callable returned.
            box: path parameter `box`.
            token: path parameter `token`.
            order: query parameter `order`.
            size: query parameter `size`.
            tags: query parameter `tags`.
            x_trace: header parameter `X-Trace`.
            theme: cookie parameter `theme`.
            body: the request body

        Returns:
            200 kept
        """
        raise NotImplementedError

    @abstractmethod
    def send_text(
        self,
        *,
        principal: PrincipalT,
        body: str,
    ) -> Result[None]:
        """PUT /text.

        `PUT /text`

        Args:
            principal: what the authentication callable returned.
            body: the request body

        Returns:
            204 kept
        """
        raise NotImplementedError

    @abstractmethod
    def send_form(
        self,
        *,
        principal: PrincipalT,
        body: models.SendFormRequest,
    ) -> Result[None]:
        """POST /form.

        `POST /form`

        Args:
            principal: what the authentication callable returned.
            body: the request body

        Returns:
            204 kept
        """
        raise NotImplementedError

    @abstractmethod
    def send_file(
        self,
        *,
        body: models.SendFileRequest,
    ) -> Result[None]:
        """POST /file.

        `POST /file`

        Args:
            body: the request body

        Returns:
            204 kept
        """
        raise NotImplementedError

    @abstractmethod
    def upload(
        self,
        *,
        body: models.UploadRequest,
    ) -> Result[None]:
        """PUT /upload.

        `PUT /upload`

        Args:
            body: the request body

        Returns:
            204 kept
        """
        raise NotImplementedError

    @abstractmethod
    def attach(
        self,
        *,
        body: models.AttachRequest,
    ) -> Result[None]:
        """POST /attach.

        `POST /attach`

        Args:
            body: the request body

        Returns:
            204 kept
        """
        raise NotImplementedError

    @abstractmethod
    def search(
        self,
        *,
        body: dict[str, Any],
    ) -> Result[None]:
        """GET /search.

        `GET /search`

        Args:
            body: the request body

        Returns:
            204 nothing
        """
        raise NotImplementedError

    @abstractmethod
    def unknown(
        self,
        *,
        principal: PrincipalT,
        code: str,
    ) -> Result[None]:
        """GET /unknown.

        `GET /unknown`

        Args:
            principal: what the authentication callable returned.
            code: query parameter `code`.

        Returns:
            204 nothing
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
    """Return a FastAPI application that serves the API under `/v1`.

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

    `python -m case_samples.server --help` lists the arguments.

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
    return run(CONTRACT, serving, "python -m case_samples.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
