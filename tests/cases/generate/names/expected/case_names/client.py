# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = [
    "Client",
    "Hooks",
    "Retries",
    "Client2",
    "Client3",
    "Timeout",
    "日本",
    "Model",
    "Any2",
    "UUID2",
    "Group2",
    "Realm",
    "Mapping2",
    "Principal2",
    "Models",
]


class Client2(SyncGroup):
    """Operations tagged `client`."""

    def get_thing(
        self,
        *,
        id: str,
        body: models.Fields | Mapping[str, Any],
        id_2: str | None = None,
        id_3: str | None = None,
        id_4: str | None = None,
        class_: str | None = None,
        self_: str | None = None,
        body_: str | None = None,
        timeout_: str | None = None,
        options_: str | None = None,
        models_: str | None = None,
        x_9: str | None = None,
        param: str | None = None,
        date: date | None = None,
        str: str | None = None,
        from_day: date | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Fields:
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
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the same

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_THING,
            {
                "id": id,
                "id_2": id_2,
                "id_3": id_3,
                "id_4": id_4,
                "class_": class_,
                "self_": self_,
                "body_": body_,
                "timeout_": timeout_,
                "options_": options_,
                "models_": models_,
                "x_9": x_9,
                "param": param,
                "date": date,
                "str": str,
                "from_day": from_day,
            },
            body,
            options,
        )

    def get_thing_2(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /things.

        `GET /things`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 a

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_THING_2,
            {},
            None,
            options,
        )


class Client3(SyncGroup):
    """Operations tagged `Client`."""

    def get_thing(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """PUT /things.

        `PUT /things`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 b

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_THING_3,
            {},
            None,
            options,
        )


class Timeout(SyncGroup):
    """Operations tagged `timeout`."""

    def import_(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """PATCH /things.

        `PATCH /things`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 c

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IMPORT_,
            {},
            None,
            options,
        )


class 日本(SyncGroup):
    """Operations tagged `日本`."""

    def call(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """DELETE /things.

        `DELETE /things`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 d

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.CALL,
            {},
            None,
            options,
        )


class Model(SyncGroup):
    """Operations tagged `!`."""

    def call_123(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """OPTIONS /things.

        `OPTIONS /things`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 e

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.CALL_123,
            {},
            None,
            options,
        )


class Any2(SyncGroup):
    """Operations tagged `Any`."""

    def uuid(
        self,
        **options: Unpack[CallOptions],
    ) -> UUID:
        """GET /tags.

        `GET /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 g

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.UUID_2,
            {},
            None,
            options,
        )


class UUID2(SyncGroup):
    """Operations tagged `UUID`."""

    def contract(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """PUT /tags.

        `PUT /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 h

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.CONTRACT_2,
            {},
            None,
            options,
        )


class Group2(SyncGroup):
    """Operations tagged `Group`."""

    def operation(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /tags.

        `POST /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 i

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.OPERATION,
            {},
            None,
            options,
        )


class Realm(SyncGroup):
    """Operations tagged `realm`."""

    def literal(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """DELETE /tags.

        `DELETE /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 k

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.LITERAL,
            {},
            None,
            options,
        )


class Mapping2(SyncGroup):
    """Operations tagged `mapping`."""

    def date_(
        self,
        *,
        list: list[date] | None = None,
        **options: Unpack[CallOptions],
    ) -> list[date]:
        """OPTIONS /tags.

        `OPTIONS /tags`

        Args:
            list: query parameter `list`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 m

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.DATE_,
            {
                "list": list,
            },
            None,
            options,
        )

    def list_(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """HEAD /tags.

        `HEAD /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 l

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.LIST_,
            {},
            None,
            options,
        )


class Principal2(SyncGroup):
    """Operations tagged `principal`."""

    def partial_(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """PATCH /tags.

        `PATCH /tags`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 j

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.PARTIAL_,
            {},
            None,
            options,
        )


class Models(SyncGroup):
    """Operations tagged `models`."""

    def with_options_(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Holder:
        """GET /classes.

        `GET /classes`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 f

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.WITH_OPTIONS_,
            {},
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case names 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_NAMES_BASE_URL`.

    Operations:
        client.get_thing
        client.get_thing_2
        client_2.get_thing
        timeout_.import_
        日本.call
        group.call_123
        any.uuid
        uuid.contract
        group_2.operation
        realm_.literal
        mapping.date_
        mapping.list_
        principal.partial_
        models.with_options_
    """

    _environment: ClassVar[str] = "CASE_NAMES"

    def __init__(
        self,
        base_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        **options: Unpack[ClientSettings],
    ) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside. It starts with the first call and
        ends when the client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {},
            options,
        )

    @cached_property
    def client(self) -> Client2:
        """Operations tagged `client`."""
        return Client2(self)

    @cached_property
    def client_2(self) -> Client3:
        """Operations tagged `Client`."""
        return Client3(self)

    @cached_property
    def timeout_(self) -> Timeout:
        """Operations tagged `timeout`."""
        return Timeout(self)

    @cached_property
    def 日本(self) -> 日本:
        """Operations tagged `日本`."""
        return 日本(self)

    @cached_property
    def group(self) -> Model:
        """Operations tagged `!`."""
        return Model(self)

    @cached_property
    def any(self) -> Any2:
        """Operations tagged `Any`."""
        return Any2(self)

    @cached_property
    def uuid(self) -> UUID2:
        """Operations tagged `UUID`."""
        return UUID2(self)

    @cached_property
    def group_2(self) -> Group2:
        """Operations tagged `Group`."""
        return Group2(self)

    @cached_property
    def realm_(self) -> Realm:
        """Operations tagged `realm`."""
        return Realm(self)

    @cached_property
    def mapping(self) -> Mapping2:
        """Operations tagged `mapping`."""
        return Mapping2(self)

    @cached_property
    def principal(self) -> Principal2:
        """Operations tagged `principal`."""
        return Principal2(self)

    @cached_property
    def models(self) -> Models:
        """Operations tagged `models`."""
        return Models(self)
