# case_tokens/_operations.py
CONTRACT = Contract(
    title="Case tokens",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={
        "machine": SecurityScheme(name="machine", type="oauth2", flows=(Flow(kind="clientCredentials", token_url="/auth/token", scopes=("read", "write")),)),
        "tenant": SecurityScheme(name="tenant", type="apiKey", location="header", parameter_name="X-Tenant"),
        "user": SecurityScheme(
            name="user",
            type="oauth2",
            flows=(Flow(kind="authorizationCode", token_url="https://login.example.com/token", refresh_url="https://login.example.com/refresh"),),
        ),
        "directory": SecurityScheme(name="directory", type="openIdConnect", metadata_url="https://id.example.com/.well-known/openid-configuration"),
        "old": SecurityScheme(name="old", type="oauth2"),
    },
    operations=(LIST_ITEMS, ADD_ITEM, LIST_MINE, LIST_PEOPLE, OPEN),
    user_agent="case-tokens/1.0.0" + f" ({GENERATED_BY})",
    logger="case_tokens",
)

# case_tokens/client.py
from __future__ import annotations
from typing import TYPE_CHECKING, ClassVar
from typing_extensions import Unpack
from . import _operations as operations
from ._runtime.client.credentials import api_key as _api_key
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

__all__ = ["Client", "Hooks", "Retries", "ClientCredentials", "MemoryTokenCache", "RefreshToken", "Items", "People", "record"]

class Client(SyncClientBase):
    def __init__(
        self,
        base_url: str | None = None,
        *,
        machine_token: Secret | Grant | None = None,
        machine_client_id: str | None = None,
        machine_client_secret: Secret | None = None,
        machine_token_url: str | None = None,
        api_key: Secret | None = None,
        user_token: Secret | Grant | None = None,
        user_client_id: str | None = None,
        user_client_secret: Secret | None = None,
        user_refresh_token: str | None = None,
        user_token_url: str | None = None,
        directory_token: Secret | Grant | None = None,
        directory_client_id: str | None = None,
        directory_client_secret: Secret | None = None,
        directory_refresh_token: str | None = None,
        directory_token_url: str | None = None,
        old_token: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            machine_token: token of security scheme `machine`, or a callable that gives it for each
                request, or a grant.
            machine_client_id: client id of security scheme `machine`: without a token, one is got
                with it.
            machine_client_secret: client secret of security scheme `machine`, or a callable that
                gives it for each token.
            machine_token_url: token endpoint of security scheme `machine`, where it is not that of
                the document.
            api_key: API key of security scheme `tenant`, or a callable that gives it for each
                request.
            user_token: token of security scheme `user`, or a callable that gives it for each
                request, or a grant.
            user_client_id: client id of security scheme `user`: without a token, one is got with
                it.
            user_client_secret: client secret of security scheme `user`, or a callable that gives it
                for each token.
            user_refresh_token: refresh token of security scheme `user`: a token is got with it
                instead of the secret alone.
            user_token_url: token endpoint of security scheme `user`, where it is not that of the
                document.
            directory_token: token of security scheme `directory`, or a callable that gives it for
                each request, or a grant.
            directory_client_id: client id of security scheme `directory`: without a token, one is
                got with it.
            directory_client_secret: client secret of security scheme `directory`, or a callable
                that gives it for each token.
            directory_refresh_token: refresh token of security scheme `directory`: a token is got
                with it instead of the secret alone.
            directory_token_url: token endpoint of security scheme `directory`, where it is not that
                of the document.
            old_token: token of security scheme `old`, or a callable that gives it for each request.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(
                _oauth("machine", machine_token, client_id=machine_client_id, client_secret=machine_client_secret, token_url=machine_token_url),
                _api_key("tenant", api_key),
                _oauth(
                    "user", user_token, client_id=user_client_id, client_secret=user_client_secret, refresh_token=user_refresh_token, token_url=user_token_url
                ),
                _oauth(
                    "directory",
                    directory_token,
                    client_id=directory_client_id,
                    client_secret=directory_client_secret,
                    refresh_token=directory_refresh_token,
                    token_url=directory_token_url,
                ),
                _bearer("old", old_token),
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
        machine_token: Secret | Grant | None = None,
        machine_client_id: str | None = None,
        machine_client_secret: Secret | None = None,
        machine_token_url: str | None = None,
        api_key: Secret | None = None,
        user_token: Secret | Grant | None = None,
        user_client_id: str | None = None,
        user_client_secret: Secret | None = None,
        user_refresh_token: str | None = None,
        user_token_url: str | None = None,
        directory_token: Secret | Grant | None = None,
        directory_client_id: str | None = None,
        directory_client_secret: Secret | None = None,
        directory_refresh_token: str | None = None,
        directory_token_url: str | None = None,
        old_token: Secret | None = None,
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
            machine_token: as of the constructor.
            machine_client_id: as of the constructor.
            machine_client_secret: as of the constructor.
            machine_token_url: as of the constructor.
            api_key: as of the constructor.
            user_token: as of the constructor.
            user_client_id: as of the constructor.
            user_client_secret: as of the constructor.
            user_refresh_token: as of the constructor.
            user_token_url: as of the constructor.
            directory_token: as of the constructor.
            directory_client_id: as of the constructor.
            directory_client_secret: as of the constructor.
            directory_refresh_token: as of the constructor.
            directory_token_url: as of the constructor.
            old_token: as of the constructor.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {
                "machine_token": machine_token,
                "machine_client_id": machine_client_id,
                "machine_client_secret": machine_client_secret,
                "machine_token_url": machine_token_url,
                "api_key": api_key,
                "user_token": user_token,
                "user_client_id": user_client_id,
                "user_client_secret": user_client_secret,
                "user_refresh_token": user_refresh_token,
                "user_token_url": user_token_url,
                "directory_token": directory_token,
                "directory_client_id": directory_client_id,
                "directory_client_secret": directory_client_secret,
                "directory_refresh_token": directory_refresh_token,
                "directory_token_url": directory_token_url,
                "old_token": old_token,
            },
            options,
        )

# case_tokens/testing.py
class FakeClient(_testing.FakeControls, Client):
    def __init__(
        self,
        base_url: str | None = "http://testserver",
        *,
        machine_token: Secret | Grant | None = "token",
        machine_client_id: str | None = None,
        machine_client_secret: Secret | None = None,
        machine_token_url: str | None = None,
        api_key: Secret | None = "api_key",
        user_token: Secret | Grant | None = "token",
        user_client_id: str | None = None,
        user_client_secret: Secret | None = None,
        user_refresh_token: str | None = None,
        user_token_url: str | None = None,
        directory_token: Secret | Grant | None = "token",
        directory_client_id: str | None = None,
        directory_client_secret: Secret | None = None,
        directory_refresh_token: str | None = None,
        directory_token_url: str | None = None,
        old_token: Secret | None = "token",
        **options: Unpack[ClientSettings],
    ) -> None:
        """Make a client; the arguments are those of `Client`."""
        self._fake = _testing.Fake(operations.CONTRACT, _DOCUMENTED)
        super().__init__(
            base_url,
            machine_token=machine_token,
            machine_client_id=machine_client_id,
            machine_client_secret=machine_client_secret,
            machine_token_url=machine_token_url,
            api_key=api_key,
            user_token=user_token,
            user_client_id=user_client_id,
            user_client_secret=user_client_secret,
            user_refresh_token=user_refresh_token,
            user_token_url=user_token_url,
            directory_token=directory_token,
            directory_client_id=directory_client_id,
            directory_client_secret=directory_client_secret,
            directory_refresh_token=directory_refresh_token,
            directory_token_url=directory_token_url,
            old_token=old_token,
            transport=_testing.FakeTransport(self._fake),
            **_testing.for_tests(options),
        )

# case_tokens/cli.py
PROGRAM = Program(
    name="case-tokens",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_TOKENS",
    help="Case tokens",
    secrets={"machine": ("machine_token",), "tenant": ("api_key",), "user": ("user_token",), "directory": ("directory_token",), "old": ("old_token",)},
    grants={
        "machine": (("client_id", "machine_client_id"), ("client_secret", "machine_client_secret"), ("token_url", "machine_token_url")),
        "user": (
            ("client_id", "user_client_id"),
            ("client_secret", "user_client_secret"),
            ("refresh_token", "user_refresh_token"),
            ("token_url", "user_token_url"),
        ),
        "directory": (
            ("client_id", "directory_client_id"),
            ("client_secret", "directory_client_secret"),
            ("refresh_token", "directory_refresh_token"),
            ("token_url", "directory_token_url"),
        ),
    },
    groups=(
        Group(
            name="items",
            attribute="items",
            help="Operations tagged items.",
            commands=(
                Command(name="list-items", id="listItems", method="list_items", request="GET /items", summary="List items"),
                Command(
                    name="add-item",
                    id="addItem",
                    method="add_item",
                    request="POST /items",
                    summary="Add an item",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(name="list-mine", id="listMine", method="list_mine", request="GET /mine", summary="List the items of a user"),
            ),
        ),
        Group(
            name="people",
            attribute="people",
            help="Operations tagged people.",
            commands=(
                Command(name="list-people", id="listPeople", method="list_people", request="GET /people", summary="List people"),
                Command(name="open", id="open", method="open", request="GET /open", summary="Ask without a token"),
            ),
        ),
    ),
)
