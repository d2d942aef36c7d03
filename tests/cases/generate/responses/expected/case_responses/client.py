# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

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

__all__ = ["Client", "Hooks", "Retries", "Default"]


class Default(SyncGroup):
    """Operations tagged `default`."""

    def get_item(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Item:
        """GET /item.

        `GET /item`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the item

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 404 no such item; 4XX another mistake of the caller; default anything else.
        """
        return self._call(
            operations.GET_ITEM,
            {},
            None,
            options,
        )

    def put_item(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Item | None:
        """PUT /item.

        `PUT /item`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 replaced; 204 nothing changed

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.PUT_ITEM,
            {},
            None,
            options,
        )

    def delete_item(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """DELETE /item.

        `DELETE /item`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 gone

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.DELETE_ITEM,
            {},
            None,
            options,
        )

    def any_success(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Item:
        """POST /range.

        `POST /range`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            2XX all is well

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.ANY_SUCCESS,
            {},
            None,
            options,
        )

    def only_default(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Item:
        """GET /default.

        `GET /default`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: default whatever comes.
        """
        return self._call(
            operations.ONLY_DEFAULT,
            {},
            None,
            options,
        )

    def list_items(
        self,
        **options: Unpack[CallOptions],
    ) -> list[models.Item]:
        """GET /items.

        `GET /items`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 all items

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.LIST_ITEMS,
            {},
            None,
            options,
        )

    def list_names(
        self,
        **options: Unpack[CallOptions],
    ) -> dict[str, str]:
        """GET /names.

        `GET /names`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 names by number

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.LIST_NAMES,
            {},
            None,
            options,
        )

    def count(
        self,
        **options: Unpack[CallOptions],
    ) -> int:
        """GET /count.

        `GET /count`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 how many

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.COUNT,
            {},
            None,
            options,
        )

    def several_types(
        self,
        **options: Unpack[CallOptions],
    ) -> models.Item:
        """GET /several.

        `GET /several`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 as asked for

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEVERAL_TYPES,
            {},
            None,
            options,
        )

    def get_image(
        self,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """GET /image.

        `GET /image`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 a picture

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.GET_IMAGE,
            {},
            None,
            options,
        )

    def export(
        self,
        **options: Unpack[CallOptions],
    ) -> str | None:
        """GET /export.

        `GET /export`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 a table; 202 not ready

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.EXPORT,
            {},
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case responses 2024-winter.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_RESPONSES_BASE_URL`.

    Operations:
        default.get_item
        default.put_item
        default.delete_item
        default.any_success
        default.only_default
        default.list_items
        default.list_names
        default.count
        default.several_types
        default.get_image
        default.export
    """

    _environment: ClassVar[str] = "CASE_RESPONSES"

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
    def default(self) -> Default:
        """Operations tagged `default`."""
        return Default(self)
