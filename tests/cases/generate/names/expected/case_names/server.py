# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Case names: implement the handlers, give them to `create_app`."""

from __future__ import annotations

import sys
from abc import abstractmethod
from datetime import date
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
    "Client2Handler",
    "Client3Handler",
    "TimeoutHandler",
    "日本Handler",
    "ModelHandler",
    "Any2Handler",
    "UUID2Handler",
    "Group2Handler",
    "RealmHandler",
    "Mapping2Handler",
    "Principal2Handler",
    "ModelsHandler",
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


class Client2Handler(Handler[PrincipalT]):
    """Operations tagged `client`."""

    @abstractmethod
    def get_thing(
        self,
        *,
        id: str,
        id_2: str | None,
        id_3: str | None,
        id_4: str | None,
        class_: str | None,
        self_: str | None,
        body_: str | None,
        timeout_: str | None,
        options_: str | None,
        models_: str | None,
        x_9: str | None,
        param: str | None,
        date: date | None,
        str: str | None,
        from_day: date | None,
        body: models.Fields,
    ) -> Result[models.Fields]:
        """POST /things/{id}.

        `POST /things/{id}`

        Args:
            id: path parameter `id`.
            id_2: query parameter `id`.
            id_3: header parameter `id`.
            id_4: cookie parameter `id`.
            class_: query parameter `class`.
            self_: query parameter `self`.
            body_: query parameter `body`.
            timeout_: query parameter `timeout`.
            options_: query parameter `options`.
            models_: query parameter `models`.
            x_9: query parameter `X-9`.
            param: query parameter `$`.
            date: query parameter `date`.
            str: query parameter `str`.
            from_day: query parameter `from day`.
            body: the request body

        Returns:
            200 the same
        """
        raise NotImplementedError

    @abstractmethod
    def get_thing_2(
        self,
    ) -> Result[None]:
        """GET /things.

        `GET /things`

        Returns:
            204 a
        """
        raise NotImplementedError


class Client3Handler(Handler[PrincipalT]):
    """Operations tagged `Client`."""

    @abstractmethod
    def get_thing(
        self,
    ) -> Result[None]:
        """PUT /things.

        `PUT /things`

        Returns:
            204 b
        """
        raise NotImplementedError


class TimeoutHandler(Handler[PrincipalT]):
    """Operations tagged `timeout`."""

    @abstractmethod
    def import_(
        self,
    ) -> Result[None]:
        """PATCH /things.

        `PATCH /things`

        Returns:
            204 c
        """
        raise NotImplementedError


class 日本Handler(Handler[PrincipalT]):
    """Operations tagged `日本`."""

    @abstractmethod
    def call(
        self,
    ) -> Result[None]:
        """DELETE /things.

        `DELETE /things`

        Returns:
            204 d
        """
        raise NotImplementedError


class ModelHandler(Handler[PrincipalT]):
    """Operations tagged `!`."""

    @abstractmethod
    def call_123(
        self,
    ) -> Result[None]:
        """OPTIONS /things.

        `OPTIONS /things`

        Returns:
            204 e
        """
        raise NotImplementedError


class Any2Handler(Handler[PrincipalT]):
    """Operations tagged `Any`."""

    @abstractmethod
    def uuid(
        self,
    ) -> Result[UUID]:
        """GET /tags.

        `GET /tags`

        Returns:
            200 g
        """
        raise NotImplementedError


class UUID2Handler(Handler[PrincipalT]):
    """Operations tagged `UUID`."""

    @abstractmethod
    def contract(
        self,
    ) -> Result[None]:
        """PUT /tags.

        `PUT /tags`

        Returns:
            204 h
        """
        raise NotImplementedError


class Group2Handler(Handler[PrincipalT]):
    """Operations tagged `Group`."""

    @abstractmethod
    def operation(
        self,
    ) -> Result[None]:
        """POST /tags.

        `POST /tags`

        Returns:
            204 i
        """
        raise NotImplementedError


class RealmHandler(Handler[PrincipalT]):
    """Operations tagged `realm`."""

    @abstractmethod
    def literal(
        self,
    ) -> Result[None]:
        """DELETE /tags.

        `DELETE /tags`

        Returns:
            204 k
        """
        raise NotImplementedError


class Mapping2Handler(Handler[PrincipalT]):
    """Operations tagged `mapping`."""

    @abstractmethod
    def date_(
        self,
        *,
        list: list[date] | None,
    ) -> Result[list[date]]:
        """OPTIONS /tags.

        `OPTIONS /tags`

        Args:
            list: query parameter `list`.

        Returns:
            200 m
        """
        raise NotImplementedError

    @abstractmethod
    def list_(
        self,
    ) -> Result[None]:
        """HEAD /tags.

        `HEAD /tags`

        Returns:
            200 l
        """
        raise NotImplementedError


class Principal2Handler(Handler[PrincipalT]):
    """Operations tagged `principal`."""

    @abstractmethod
    def partial_(
        self,
    ) -> Result[None]:
        """PATCH /tags.

        `PATCH /tags`

        Returns:
            204 j
        """
        raise NotImplementedError


class ModelsHandler(Handler[PrincipalT]):
    """Operations tagged `models`."""

    @abstractmethod
    def with_options_(
        self,
    ) -> Result[models.Holder]:
        """GET /classes.

        `GET /classes`

        Returns:
            200 f
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    client: Client2Handler[PrincipalT] | None = None,
    client_2: Client3Handler[PrincipalT] | None = None,
    timeout_: TimeoutHandler[PrincipalT] | None = None,
    日本: 日本Handler[PrincipalT] | None = None,
    group: ModelHandler[PrincipalT] | None = None,
    any: Any2Handler[PrincipalT] | None = None,
    uuid: UUID2Handler[PrincipalT] | None = None,
    group_2: Group2Handler[PrincipalT] | None = None,
    realm_: RealmHandler[PrincipalT] | None = None,
    mapping: Mapping2Handler[PrincipalT] | None = None,
    principal: Principal2Handler[PrincipalT] | None = None,
    models: ModelsHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        client: implements its operations; without it they answer 501.
        client_2: implements its operations; without it they answer 501.
        timeout_: implements its operations; without it they answer 501.
        日本: implements its operations; without it they answer 501.
        group: implements its operations; without it they answer 501.
        any: implements its operations; without it they answer 501.
        uuid: implements its operations; without it they answer 501.
        group_2: implements its operations; without it they answer 501.
        realm_: implements its operations; without it they answer 501.
        mapping: implements its operations; without it they answer 501.
        principal: implements its operations; without it they answer 501.
        models: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "client": client,
            "client_2": client_2,
            "timeout_": timeout_,
            "日本": 日本,
            "group": group,
            "any": any,
            "uuid": uuid,
            "group_2": group_2,
            "realm_": realm_,
            "mapping": mapping,
            "principal": principal,
            "models": models,
        },
        authenticate=None,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_names.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "client": server.Client2Handler,
            "client_2": server.Client3Handler,
            "timeout_": server.TimeoutHandler,
            "日本": server.日本Handler,
            "group": server.ModelHandler,
            "any": server.Any2Handler,
            "uuid": server.UUID2Handler,
            "group_2": server.Group2Handler,
            "realm_": server.RealmHandler,
            "mapping": server.Mapping2Handler,
            "principal": server.Principal2Handler,
            "models": server.ModelsHandler,
        },
        is_secured=False,
    )
    return run(CONTRACT, serving, "python -m case_names.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
