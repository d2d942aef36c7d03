# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case parameters: implement the handlers, give them to `create_app`."""

from __future__ import annotations

import sys
from abc import abstractmethod
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

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
    def in_query(
        self,
        *,
        text: str,
        number: float | None,
        flag: bool | None,
        count: int,
        form: models.Texts | None,
        form_joined: models.Texts | None,
        spaces: models.Texts | None,
        pipes: models.Texts | None,
        deep: models.Range | None,
        joined_object: models.Range | None,
        filter: models.InQueryFilter | None,
        reserved: str | None,
        since: datetime | None,
        day: date | None,
        look_around: str | None,
        id: UUID | None,
        colour: models.Colour | None,
        size: models.InQuerySize | None,
        days: list[date] | None,
    ) -> Result[None]:
        """styles of the query.

        `GET /query`

        Args:
            text: A required text.
            number: query parameter `number`.
            flag: query parameter `flag`.
            count: Default: `20`.
            form: query parameter `form`.
            form_joined: query parameter `formJoined`.
            spaces: query parameter `spaces`.
            pipes: query parameter `pipes`.
            deep: query parameter `deep`.
            joined_object: query parameter `joinedObject`.
            filter: A JSON text.
            reserved: query parameter `reserved`.
            since: query parameter `since`.
            day: query parameter `day`.
            look_around: query parameter `lookAround`.
            id: query parameter `id`.
            colour: query parameter `colour`.
            size: query parameter `size`.
            days: Deprecated.

        Returns:
            204 done
        """
        raise NotImplementedError

    @abstractmethod
    def exploded_object(
        self,
        *,
        range: models.Range | None,
        other: str | None,
    ) -> Result[None]:
        """GET /object.

        `GET /object`

        Args:
            range: query parameter `range`.
            other: query parameter `other`.

        Returns:
            204 done
        """
        raise NotImplementedError

    @abstractmethod
    def in_header(
        self,
        *,
        x_request_id: str,
        x_numbers: list[int] | None,
        x_range: models.Range | None,
        x_flag: bool | None,
    ) -> Result[None]:
        """GET /header.

        `GET /header`

        Args:
            x_request_id: header parameter `X-Request-ID`.
            x_numbers: header parameter `X-Numbers`.
            x_range: header parameter `X-Range`.
            x_flag: header parameter `X-Flag`.

        Returns:
            204 done
        """
        raise NotImplementedError

    @abstractmethod
    def in_cookie(
        self,
        *,
        session: str,
        visits: int | None,
        tags: models.Texts | None,
    ) -> Result[None]:
        """GET /cookie.

        `GET /cookie`

        Args:
            session: cookie parameter `session`.
            visits: cookie parameter `visits`.
            tags: cookie parameter `tags`.

        Returns:
            204 done
        """
        raise NotImplementedError

    @abstractmethod
    def in_path(
        self,
        *,
        plain: str,
        list: models.Texts,
        label: int,
        labels: models.Texts,
        matrix: str,
        matrices: models.Texts,
        ranged: models.Range,
    ) -> Result[None]:
        """GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}.

        `GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}`

        Args:
            plain: path parameter `plain`.
            list: path parameter `list`.
            label: path parameter `label`.
            labels: path parameter `labels`.
            matrix: path parameter `matrix`.
            matrices: path parameter `matrices`.
            ranged: path parameter `ranged`.

        Returns:
            204 done
        """
        raise NotImplementedError

    @abstractmethod
    def two_in_one_segment(
        self,
        *,
        name: str,
        extension: str,
    ) -> Result[None]:
        """GET /files/{name}.{extension}.

        `GET /files/{name}.{extension}`

        Args:
            name: path parameter `name`.
            extension: path parameter `extension`.

        Returns:
            204 done
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

    `python -m case_parameters.server --help` lists the arguments.

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
    return run(CONTRACT, serving, "python -m case_parameters.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
