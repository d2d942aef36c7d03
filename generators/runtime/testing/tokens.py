"""Access tokens of a fake client: each is given as soon as it is asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin

from ..transports.base import Response

if TYPE_CHECKING:
    from ..transports.base import Request


@dataclass(frozen=True, slots=True)
class TokenCall:
    """One request for an access token that a fake client sent.

    Attributes:
        url: the token endpoint.
        grant_type: `client_credentials` or `refresh_token`.
        scopes: what it was asked for.
        token: the one that was given.
    """

    url: str
    grant_type: str
    scopes: tuple[str, ...]
    token: str


def metadata_answer(request: Request) -> Response:
    """Return the metadata of an authorization server that names `/token`."""
    issuer = request.url.partition("/.well-known/")[0]
    data = {"issuer": issuer, "token_endpoint": urljoin(f"{issuer}/", "token")}
    return _json(data)


def token_answer(request: Request, number: int) -> tuple[TokenCall, Response]:
    """Return a token, and what it was asked for with."""
    form = parse_qs((request.content or b"").decode())
    scopes = tuple((form.get("scope") or [""])[0].split())
    token = f"fake-token-{number}"
    call = TokenCall(request.url, (form.get("grant_type") or [""])[0], scopes, token)
    return call, _json({"access_token": token, "token_type": "Bearer", "expires_in": 3600})


def _json(data: object) -> Response:
    return Response(200, {"content-type": "application/json"}, json.dumps(data).encode())
