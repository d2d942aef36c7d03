# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case samples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.credentials import api_key as _api_key
from ._runtime.client.credentials import basic as _basic
from ._runtime.client.credentials import bearer as _bearer
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.credentials import Secret
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "Default"]


class Default(SyncGroup):
    """Operations tagged `default`."""

    def send_note(
        self,
        *,
        box: str,
        token: int,
        order: str,
        x_trace: str,
        theme: str,
        body: models.Note | Mapping[str, Any],
        size: int | None = None,
        tags: list[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Note:
        """Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none.

        `POST /boxes/{box}/notes/{token}`

        Args:
            box: path parameter `box`.
            token: path parameter `token`.
            order: query parameter `order`.
            size: query parameter `size`.
            tags: query parameter `tags`.
            x_trace: header parameter `X-Trace`.
            theme: cookie parameter `theme`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_NOTE,
            {
                "box": box,
                "token": token,
                "order": order,
                "size": size,
                "tags": tags,
                "x_trace": x_trace,
                "theme": theme,
            },
            body,
            options,
        )

    def send_text(
        self,
        *,
        body: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """PUT /text.

        `PUT /text`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_TEXT,
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
            204 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_FORM,
            {},
            body,
            options,
        )

    def send_file(
        self,
        *,
        body: models.SendFileRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /file.

        `POST /file`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_FILE,
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
        """PUT /upload.

        `PUT /upload`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.UPLOAD,
            {},
            body,
            options,
        )

    def attach(
        self,
        *,
        body: models.AttachRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /attach.

        `POST /attach`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.ATTACH,
            {},
            body,
            options,
        )

    def search(
        self,
        *,
        body: dict[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /search.

        `GET /search`

        Args:
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 nothing

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEARCH,
            {},
            body,
            options,
        )

    def unknown(
        self,
        *,
        code: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /unknown.

        `GET /unknown`

        Args:
            code: query parameter `code`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 nothing

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.UNKNOWN,
            {
                "code": code,
            },
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case samples 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_SAMPLES_BASE_URL`,
    `CASE_SAMPLES_USERNAME`, `CASE_SAMPLES_PASSWORD`, `CASE_SAMPLES_TOKEN`,
    `CASE_SAMPLES_QUERY_KEY_API_KEY`, `CASE_SAMPLES_HEADER_KEY_API_KEY`,
    `CASE_SAMPLES_COOKIE_KEY_API_KEY`.

    Operations:
        default.send_note: Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none
        default.send_text
        default.send_form
        default.send_file
        default.upload
        default.attach
        default.search
        default.unknown
    """

    _environment: ClassVar[str] = "CASE_SAMPLES"
    _secrets: ClassVar[tuple[str, ...]] = (
        "username",
        "password",
        "token",
        "query_key_api_key",
        "header_key_api_key",
        "cookie_key_api_key",
    )

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: Secret | None = None,
        password: Secret | None = None,
        token: Secret | None = None,
        query_key_api_key: Secret | None = None,
        header_key_api_key: Secret | None = None,
        cookie_key_api_key: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            username: user name of security scheme `basic`, or a callable that gives it for each
                request.
            password: password of security scheme `basic`, or a callable that gives it for each
                request.
            token: token of security scheme `bearer`, or a callable that gives it for each request.
            query_key_api_key: API key of security scheme `queryKey`, or a callable that gives it
                for each request.
            header_key_api_key: API key of security scheme `headerKey`, or a callable that gives it
                for each request.
            cookie_key_api_key: API key of security scheme `cookieKey`, or a callable that gives it
                for each request.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(
                _basic("basic", username, password),
                _bearer("bearer", token),
                _api_key("queryKey", query_key_api_key),
                _api_key("headerKey", header_key_api_key),
                _api_key("cookieKey", cookie_key_api_key),
            ),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        username: Secret | None = None,
        password: Secret | None = None,
        token: Secret | None = None,
        query_key_api_key: Secret | None = None,
        header_key_api_key: Secret | None = None,
        cookie_key_api_key: Secret | None = None,
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
            username: as of the constructor.
            password: as of the constructor.
            token: as of the constructor.
            query_key_api_key: as of the constructor.
            header_key_api_key: as of the constructor.
            cookie_key_api_key: as of the constructor.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {
                "username": username,
                "password": password,
                "token": token,
                "query_key_api_key": query_key_api_key,
                "header_key_api_key": header_key_api_key,
                "cookie_key_api_key": cookie_key_api_key,
            },
            options,
        )

    @cached_property
    def default(self) -> Default:
        """Operations tagged `default`."""
        return Default(self)
