# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case path items."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

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

__all__ = ["Client", "Hooks", "Retries", "Stores", "AdminCo", "Default"]


class Stores(SyncGroup):
    """Where things are kept."""

    def get_stores_by_store_id(
        self,
        *,
        store_id: int,
        verbose: int | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Store:
        """GET /stores/{storeId}.

        `GET /stores/{storeId}`

        Args:
            store_id: path parameter `storeId`.
            verbose: Of the operation.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 a store

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_STORES_BY_STORE_ID,
            {
                "store_id": store_id,
                "verbose": verbose,
            },
            None,
            options,
        )

    def remove_store(
        self,
        *,
        store_id: int,
        verbose: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """DELETE /stores/{storeId}.

        Takes the store away.

        Nothing brings it back.

        Deprecated: the document marks this operation so.

        `DELETE /stores/{storeId}`

        Args:
            store_id: path parameter `storeId`.
            verbose: Of the path.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 gone

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.REMOVE_STORE,
            {
                "store_id": store_id,
                "verbose": verbose,
            },
            None,
            options,
        )


class AdminCo(SyncGroup):
    """Operations tagged `Admin & Co.`."""

    def post_stores(
        self,
        *,
        body: models.NewStore | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> models.Store:
        """POST /stores.

        `POST /stores`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            201 a store

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.POST_STORES,
            {},
            body,
            options,
        )


class Default(SyncGroup):
    """Operations tagged `default`."""

    def get_ping(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /ping.

        `GET /ping`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 alive

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_PING,
            {},
            None,
            options,
        )

    def check_alive(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """HEAD /ping.

        `HEAD /ping`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 alive

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.CHECK_ALIVE,
            {},
            None,
            options,
        )

    def get(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /.

        `GET /`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 root

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET,
            {},
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case path items 2.1.0-beta.3.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_PATH_ITEMS_BASE_URL`.

    Operations:
        stores.get_stores_by_store_id
        stores.remove_store
        admin_co.post_stores
        default.get_ping
        default.check_alive
        default.get
    """

    _environment: ClassVar[str] = "CASE_PATH_ITEMS"

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
    def stores(self) -> Stores:
        """Where things are kept."""
        return Stores(self)

    @cached_property
    def admin_co(self) -> AdminCo:
        """Operations tagged `Admin & Co.`."""
        return AdminCo(self)

    @cached_property
    def default(self) -> Default:
        """Operations tagged `default`."""
        return Default(self)
