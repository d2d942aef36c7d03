"""An authorization server, made with Authlib, beside an API that takes its tokens."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any

from authlib.oauth2.rfc6749 import (
    AuthorizationServer,
    ClientMixin,
    OAuth2Request,
    TokenMixin,
    grants,
)
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request  # noqa: TC002 - routes look at annotations
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

# What Authlib leaves to its users is written here: its own annotations are no part of that.
_AuthorizationServer: Any = AuthorizationServer
_OAuth2Request: Any = OAuth2Request
_RefreshTokenGrant: Any = grants.RefreshTokenGrant

CLIENT, SECRET = "my program", "s3cret: with% &more"
"""Both have characters that are encoded in `Authorization` (RFC 6749, section 2.3.1)."""


@dataclass
class Client(ClientMixin):
    """The one client there is."""

    method: str = "client_secret_basic"

    def get_client_id(self) -> str:
        return CLIENT

    def get_allowed_scope(self, scope: Any) -> Any:
        return scope or ""

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == self.method

    def check_grant_type(self, grant_type: str) -> bool:
        return True


@dataclass
class Given(TokenMixin):
    """A token that was given."""

    data: dict[str, Any]
    revoked: bool = False

    def check_client(self, client: Client) -> bool:
        return True

    def get_scope(self) -> str:
        return str(self.data.get("scope") or "")


@dataclass
class Asked:
    """One request that reached the token endpoint."""

    form: dict[str, str]
    headers: dict[str, str]


class _Credentials(grants.ClientCredentialsGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")


class _Refresh(_RefreshTokenGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post", "none")
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Given | None:
        for given in self.server.given:
            if given.data.get("refresh_token") == refresh_token and not given.revoked:
                return given  # type: ignore[no-any-return]
        return None

    def authenticate_user(self, credential: Given) -> str:
        return "user"

    def revoke_old_credential(self, refresh_token: Given) -> None:
        refresh_token.revoked = True


class _Server(_AuthorizationServer):  # type: ignore[misc]
    def __init__(self, client: Client, lifetime: Any) -> None:
        super().__init__()
        self.client = client
        self.given: list[Given] = []
        numbers = iter(range(1, 1_000_000))

        def access(**_: Any) -> str:
            return f"access-{next(numbers)}"

        def refresh(**_: Any) -> str:
            return f"refresh-{next(numbers)}"

        generator = BearerTokenGenerator(access, refresh, lambda *_: lifetime())
        self.register_token_generator("default", generator)
        self.register_grant(_Credentials)
        self.register_grant(_Refresh)

    def query_client(self, client_id: str) -> Client | None:
        return self.client if client_id == CLIENT else None

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        self.given.append(Given(token))

    def create_oauth2_request(self, request: Any) -> OAuth2Request:
        return request  # type: ignore[no-any-return]

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        return Response(json.dumps(body), status, dict(headers))

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        pass


class _Asking(_OAuth2Request):  # type: ignore[misc]
    def __init__(self, method: str, uri: str, form: dict[str, str], headers: Any) -> None:
        super().__init__(method, uri, headers=headers)
        self.payload = BasicOAuth2Payload(form)
        self._form = form

    @property
    def form(self) -> dict[str, str]:
        return self._form

    @property
    def args(self) -> dict[str, str]:
        return {}


@dataclass
class Authority:
    """An authorization server and an API, as one application; tests say what happens.

    Attributes:
        lifetime: of the tokens that are given, in seconds.
        asked: what reached the token endpoint.
        sent: the access tokens that reached the API, with the paths.
        refused: access tokens that the API does not take.
        gate: what the token endpoint waits for.
        entered: set when a request waits there.
        answer: what it answers instead.
        ways: what the metadata say of how clients show their secret.
        issuer: what the metadata say instead of the right one.
    """

    lifetime: int = 3600
    client: Client = field(default_factory=Client)
    asked: list[Asked] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    gate: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    answer: Response | None = None
    ways: tuple[str, ...] = ("client_secret_basic",)
    issuer: str | None = None

    def __post_init__(self) -> None:
        self.gate.set()
        self.server = _Server(self.client, lambda: self.lifetime)
        self.app = Starlette(
            routes=[
                Route("/auth/token", self._token, methods=["POST", "GET"]),
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/elsewhere", self._token, methods=["POST", "GET"]),
                Route("/{path:path}", self._api, methods=["GET", "POST"]),
            ]
        )

    def seed(self, refresh_token: str) -> None:
        """Let a user have allowed what a refresh token stands for."""
        data = {"refresh_token": refresh_token, "scope": "read"}
        self.server.given.append(Given(data))

    def redirect(self) -> None:
        """Answer the next requests for a token with a redirect."""
        self.answer = RedirectResponse("/elsewhere", 307)

    async def _token(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        self.asked.append(Asked(form, dict(request.headers)))
        self.entered.set()
        await run_in_threadpool(self.gate.wait, 30)
        if self.answer is not None:
            return self.answer
        asking = _Asking("POST", "https://localhost/auth/token", form, request.headers)
        answer: Any = await run_in_threadpool(self.server.create_token_response, asking)
        return answer  # type: ignore[no-any-return]

    async def _metadata(self, request: Request) -> Response:
        issuer = str(request.base_url).rstrip("/")
        return JSONResponse(
            {
                "issuer": issuer if self.issuer is None else self.issuer,
                "token_endpoint": f"{issuer}/auth/token",
                "token_endpoint_auth_methods_supported": list(self.ways),
            }
        )

    async def _api(self, request: Request) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        self.sent.append((request.url.path, token))
        known = {
            given.data["access_token"]
            for given in self.server.given
            if given.data.get("access_token")
        }
        if token not in known - self.refused:
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        return JSONResponse(["a"])
