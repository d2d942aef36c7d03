# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case security."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.credentials import api_key as _api_key
from ._runtime.client.credentials import basic as _basic
from ._runtime.client.credentials import bearer as _bearer
from ._runtime.client.grants import ClientCredentials, RefreshToken
from ._runtime.client.grants import oauth as _oauth
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup
from ._runtime.client.token_caches import MemoryTokenCache

if TYPE_CHECKING:
    from typing import Self

    from ._runtime.client.credentials import Secret
    from ._runtime.client.grants import Grant
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = [
    "Client",
    "Hooks",
    "Retries",
    "ClientCredentials",
    "MemoryTokenCache",
    "RefreshToken",
    "Default",
    "record",
]


class Default(SyncGroup):
    """Operations tagged `default`."""

    def by_default(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /default.

        `GET /default`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.BY_DEFAULT,
            {},
            None,
            options,
        )

    def open(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /open.

        `GET /open`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.OPEN,
            {},
            None,
            options,
        )

    def optional(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /optional.

        `GET /optional`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.OPTIONAL,
            {},
            None,
            options,
        )

    def either(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /either.

        `GET /either`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.EITHER,
            {},
            None,
            options,
        )

    def both(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /both.

        `GET /both`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.BOTH,
            {},
            None,
            options,
        )

    def mixed(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /mixed.

        `GET /mixed`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.MIXED,
            {},
            None,
            options,
        )

    def scoped(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /scoped.

        `GET /scoped`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SCOPED,
            {},
            None,
            options,
        )

    def digested(
        self,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /certificate.

        `GET /certificate`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 ok

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.DIGESTED,
            {},
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case security 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_SECURITY_BASE_URL`,
    `CASE_SECURITY_BEARER_TOKEN`, `CASE_SECURITY_USERNAME`, `CASE_SECURITY_PASSWORD`,
    `CASE_SECURITY_HEADER_KEY_API_KEY`, `CASE_SECURITY_QUERY_KEY_API_KEY`,
    `CASE_SECURITY_COOKIE_KEY_API_KEY`, `CASE_SECURITY_OAUTH_TOKEN`, `CASE_SECURITY_CLIENT_ID`,
    `CASE_SECURITY_CLIENT_SECRET`, `CASE_SECURITY_TOKEN_URL`.

    Operations:
        default.by_default
        default.open
        default.optional
        default.either
        default.both
        default.mixed
        default.scoped
        default.digested
    """

    _environment: ClassVar[str] = "CASE_SECURITY"
    _secrets: ClassVar[tuple[str, ...]] = (
        "bearer_token",
        "username",
        "password",
        "header_key_api_key",
        "query_key_api_key",
        "cookie_key_api_key",
        "oauth_token",
        "client_id",
        "client_secret",
        "token_url",
    )

    def __init__(
        self,
        base_url: str | None = None,
        *,
        bearer_token: Secret | None = None,
        username: Secret | None = None,
        password: Secret | None = None,
        header_key_api_key: Secret | None = None,
        query_key_api_key: Secret | None = None,
        cookie_key_api_key: Secret | None = None,
        oauth_token: Secret | Grant | None = None,
        client_id: str | None = None,
        client_secret: Secret | None = None,
        token_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            bearer_token: token of security scheme `bearer`, or a callable that gives it for each
                request.
            username: user name of security scheme `basic`, or a callable that gives it for each
                request.
            password: password of security scheme `basic`, or a callable that gives it for each
                request.
            header_key_api_key: API key of security scheme `headerKey`, or a callable that gives it
                for each request.
            query_key_api_key: API key of security scheme `queryKey`, or a callable that gives it
                for each request.
            cookie_key_api_key: API key of security scheme `cookie-key`, or a callable that gives it
                for each request.
            oauth_token: token of security scheme `oauth`, or a callable that gives it for each
                request, or a grant.
            client_id: client id of security scheme `oauth`: without a token, one is got with it.
            client_secret: client secret of security scheme `oauth`, or a callable that gives it for
                each token.
            token_url: token endpoint of security scheme `oauth`, where it is not that of the
                document.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(
                _bearer("bearer", bearer_token),
                _basic("basic", username, password),
                _api_key("headerKey", header_key_api_key),
                _api_key("queryKey", query_key_api_key),
                _api_key("cookie-key", cookie_key_api_key),
                _oauth(
                    "oauth",
                    oauth_token,
                    client_id=client_id,
                    client_secret=client_secret,
                    token_url=token_url,
                ),
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
        bearer_token: Secret | None = None,
        username: Secret | None = None,
        password: Secret | None = None,
        header_key_api_key: Secret | None = None,
        query_key_api_key: Secret | None = None,
        cookie_key_api_key: Secret | None = None,
        oauth_token: Secret | Grant | None = None,
        client_id: str | None = None,
        client_secret: Secret | None = None,
        token_url: str | None = None,
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
            bearer_token: as of the constructor.
            username: as of the constructor.
            password: as of the constructor.
            header_key_api_key: as of the constructor.
            query_key_api_key: as of the constructor.
            cookie_key_api_key: as of the constructor.
            oauth_token: as of the constructor.
            client_id: as of the constructor.
            client_secret: as of the constructor.
            token_url: as of the constructor.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {
                "bearer_token": bearer_token,
                "username": username,
                "password": password,
                "header_key_api_key": header_key_api_key,
                "query_key_api_key": query_key_api_key,
                "cookie_key_api_key": cookie_key_api_key,
                "oauth_token": oauth_token,
                "client_id": client_id,
                "client_secret": client_secret,
                "token_url": token_url,
            },
            options,
        )

    @property
    def default(self) -> Default:
        """Operations tagged `default`."""
        return self._group(Default)
