"""Grants: what a client gets its access tokens with (OAuth 2, RFC 6749, sections 4.4 and 6).

A grant takes the place of a token that the caller has. Nothing here shows a secret in its `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from .credentials import Credential, GrantCredential, Secret, bearer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ClientAuthentication: TypeAlias = Literal["client_secret_basic", "client_secret_post"]
"""How a client shows its secret: in the header field `Authorization`, or in the form."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClientCredentials:
    """The client's own id and secret (RFC 6749, section 4.4).

    Attributes:
        client_id: of the client.
        client_secret: of the client; a function is asked whenever a token is fetched.
        scopes: what tokens are asked for; None for what each operation needs.
        token_url: the token endpoint; None for that of the document. It must be https, unless it is
            on this computer.
        authentication: how the secret is shown; None for the header field, or what the server says.
        parameters: further ones of the request, such as `audience` or `resource` (RFC 8707).
    """

    client_id: str
    client_secret: Secret
    scopes: Sequence[str] | None = None
    token_url: str | None = None
    authentication: ClientAuthentication | None = None
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.client_id!r}>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RefreshToken:
    """A refresh token, which a user allowed (RFC 6749, section 6).

    A server may replace it with each access token: `token_cache` then has the new one.

    Attributes:
        refresh_token: the first one.
        client_id: of the client that it was given to.
        client_secret: None for a public client, which has none.
        scopes: what tokens are asked for; None for all that the user allowed.
        token_url: as of `ClientCredentials`.
        authentication: as of `ClientCredentials`.
        parameters: as of `ClientCredentials`.
    """

    refresh_token: str
    client_id: str
    client_secret: Secret | None = None
    scopes: Sequence[str] | None = None
    token_url: str | None = None
    authentication: ClientAuthentication | None = None
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.client_id!r}>"


Grant: TypeAlias = ClientCredentials | RefreshToken


def oauth(
    scheme: str,
    token: Secret | Grant | None,
    *,
    client_id: str | None = None,
    client_secret: Secret | None = None,
    refresh_token: str | None = None,
    token_url: str | None = None,
) -> Credential | None:
    """Return the credential for OAuth 2 or OpenID Connect: a token, or what gets one.

    A token is sent as it is; only without one do the others count.

    Args:
        scheme: name of the security scheme in the document.
        token: a token, a function that gives it, or a grant.
        client_id: with `client_secret` or `refresh_token`, a grant of these.
        client_secret: may be left out with a refresh token of a public client.
        refresh_token: takes the place of the client's own credentials.
        token_url: the token endpoint; None for that of the document.

    Raises:
        ValueError: if one of these is given without another that it needs.
    """
    if isinstance(token, (ClientCredentials, RefreshToken)):
        return GrantCredential(scheme, token)
    if token is not None:
        return bearer(scheme, token)
    if client_id is None and client_secret is None and refresh_token is None:
        return None
    if client_id is None:
        raise ValueError(f"{scheme!r} needs a token, or a client id: client_id is not given")
    if refresh_token is not None:
        refresh = RefreshToken(
            refresh_token=refresh_token,
            client_id=client_id,
            client_secret=client_secret,
            token_url=token_url,
        )
        return GrantCredential(scheme, refresh)
    if client_secret is None:
        raise ValueError(f"{scheme!r} needs a client id and a secret: client_secret is not given")
    own = ClientCredentials(client_id=client_id, client_secret=client_secret, token_url=token_url)
    return GrantCredential(scheme, own)
