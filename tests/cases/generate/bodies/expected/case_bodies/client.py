# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

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

    def send_json(
        self,
        *,
        body: models.Note | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> models.Note:
        """POST /json.

        `POST /json`

        Args:
            body: What to keep; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 what was kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_JSON,
            {},
            body,
            options,
        )

    def send_optional(
        self,
        *,
        body: models.Note | Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """PATCH /json.

        `PATCH /json`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_OPTIONAL,
            {},
            body,
            options,
        )

    def send_list(
        self,
        *,
        body: Sequence[models.Note | Mapping[str, Any]],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /list.

        `POST /list`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_LIST,
            {},
            body,
            options,
        )

    def send_several(
        self,
        *,
        body: models.Note | str | bytes | Mapping[str, Any] | BinaryIO,
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /several.

        `POST /several`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_SEVERAL,
            {},
            body,
            options,
        )

    def send_form(
        self,
        *,
        body: models.SendFormRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /form.

        `POST /form`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_FORM,
            {},
            body,
            options,
        )

    def upload(
        self,
        *,
        body: models.UploadRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /upload.

        `POST /upload`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.UPLOAD,
            {},
            body,
            options,
        )

    def send_binary(
        self,
        *,
        body: bytes | BinaryIO,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """PUT /binary.

        `PUT /binary`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the same bytes

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_BINARY,
            {},
            body,
            options,
        )

    def send_text(
        self,
        *,
        body: str,
        **options: Unpack[CallOptions],
    ) -> str:
        """PUT /text.

        `PUT /text`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the same text

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_TEXT,
            {},
            body,
            options,
        )


class Client(SyncClientBase):
    """Client of Case bodies 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_BODIES_BASE_URL`.

    Operations:
        default.send_json
        default.send_optional
        default.send_list
        default.send_several
        default.send_form
        default.upload
        default.send_binary
        default.send_text
    """

    _environment: ClassVar[str] = "CASE_BODIES"

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
