"""Access tokens: where they come from, how they are asked for, and how long they are kept.

OAuth 2 (RFC 6749), client credentials and refresh tokens; metadata of authorization servers (RFC
8414, and OpenID Connect Discovery). Nothing here sends or waits: see `async_tokens`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urlencode

from ..parameters.writing import Unwritable, check_header_value
from ..transports.base import Request
from .grants import ClientCredentials
from .token_answers import lifetime_in, object_in, refused, token_error
from .token_caches import Token
from .token_endpoints import checked_url, documented_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..operations import Contract, SecurityScheme
    from ..transports.base import Response
    from .credentials import Credentials
    from .grants import Grant
    from .token_caches import TokenCache

MAX_BYTES = 256_000
"""Of an answer of an authorization server."""
TIMEOUT = 30.0
"""Seconds for an answer of an authorization server, with all attempts."""
_LEEWAY, _PART = 30.0, 0.1
"""A token is renewed so many seconds before it ends, or such a part of its life if less."""
_is_scope = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+").fullmatch  # RFC 6749, section 3.3


class TokenSource:
    """The tokens of one grant.

    Args:
        scheme: the facts.
        grant: as the client was given it.
        base_url: of the API, which the URLs of the document may be relative to.
        cache: where tokens are kept.
        in_process: whether nothing that is sent leaves the process, so that plain HTTP will do.

    Raises:
        ValueError: the document names no token endpoint for the grant, or it is not https.

    Attributes:
        token_url: the token endpoint; empty where the metadata names it.
        metadata_url: of the authorization server; empty where it is not needed.
    """

    clock: Callable[[], float] = staticmethod(time.monotonic)
    wall_clock: Callable[[], float] = staticmethod(time.time)

    def __init__(
        self,
        scheme: SecurityScheme,
        grant: Grant,
        base_url: str,
        cache: TokenCache,
        *,
        in_process: bool = False,
    ) -> None:
        self.scheme = scheme
        self.grant = grant
        self.in_process = in_process
        self.token_url, self.metadata_url = documented_url(scheme, grant, base_url)
        for url in filter(None, (self.token_url, self.metadata_url)):
            checked_url(url, scheme.name, in_process=in_process)
        for name in grant.scopes or ():
            if not _is_scope(name):
                raise ValueError(f"{scheme.name!r}: {name!r} cannot be a scope (RFC 6749)")
        self._place = self.token_url or self.metadata_url
        self._authentication = grant.authentication
        self._cache = cache
        self._ends: dict[str, tuple[str, float]] = {}
        """By key: an access token, and the reading of `clock` from which on it is not sent."""

    def __repr__(self) -> str:
        return f"<TokenSource of {self.scheme.name!r}>"

    @property
    def is_repeatable(self) -> bool:
        """Whether asking twice does no harm: a refresh token may be good for one time only."""
        return isinstance(self.grant, ClientCredentials)

    def scopes(self, operation: Sequence[str]) -> tuple[str, ...]:
        """Return what is asked for, for an operation that needs these scopes."""
        if self.grant.scopes is not None:
            return tuple(self.grant.scopes)
        # What a user allowed is known to the server: more than that could not be asked for.
        return tuple(operation) if self.is_repeatable else ()

    def key(self, scopes: Sequence[str]) -> str:
        """Return what tokens are kept by: a digest of the endpoint, the client and the scopes."""
        grant = self.grant
        refresh = "" if isinstance(grant, ClientCredentials) else grant.refresh_token
        facts = [
            *(self._place, grant.client_id, sorted(set(scopes))),
            *(sorted(grant.parameters.items()), refresh),
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    # --- What is kept -----------------------------------------------------------------------------

    def current(self, key: str) -> Token | None:
        """Return the token to send; None where one has to be fetched."""
        token = self._cache.get(key)
        if token is None:
            return None
        known, end = self._ends.get(key, ("", 0.0))
        if known != token.access_token:  # another client, or another process, has kept it
            if token.expires_at is None:
                end = float("inf")
            else:
                end = self.clock() + _kept(token.expires_at - self.wall_clock())
            self._ends[key] = token.access_token, end
        return token if self.clock() < end else None

    def keep(self, key: str, token: Token) -> None:
        """Keep a token that has just come."""
        lifetime = None if token.expires_at is None else token.expires_at - self.wall_clock()
        end = float("inf") if lifetime is None else self.clock() + _kept(lifetime)
        self._ends[key] = token.access_token, end
        self._cache.set(key, token)

    def drop(self, key: str, access_token: str) -> None:
        """Send a token no more: the API refused it. One that came since is kept."""
        token = self._cache.get(key)
        if token is None or token.access_token != access_token:
            return
        if token.refresh_token is None:
            self._cache.set(key, None)
        else:
            self._ends[key] = access_token, float("-inf")

    # --- What is asked ----------------------------------------------------------------------------

    def request(self, key: str, scopes: Sequence[str], user_agent: str) -> Request:
        """Return the request for a token.

        Raises:
            TokenError: a secret cannot be sent.
        """
        grant, form = self.grant, dict(self.grant.parameters)
        hidden: list[str] = []
        if isinstance(grant, ClientCredentials):
            form["grant_type"] = "client_credentials"
        else:
            kept = self._cache.get(key)
            refresh = (kept and kept.refresh_token) or grant.refresh_token
            form |= {"grant_type": "refresh_token", "refresh_token": refresh}
            hidden += [refresh, quote_plus(refresh)]
        if scopes:
            form["scope"] = " ".join(scopes)
        headers = {
            "Accept": "application/json",
            "User-Agent": user_agent,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        secret: Any = (
            grant.client_secret() if callable(grant.client_secret) else grant.client_secret
        )
        if not isinstance(secret, (str, type(None))):
            kind = type(secret).__name__
            raise TypeError(f"the client secret for {self.scheme.name!r} is no text but {kind}")
        if secret is None:
            form["client_id"] = grant.client_id
        elif self._authentication == "client_secret_post":
            form |= {"client_id": grant.client_id, "client_secret": secret}
        else:
            # Both are encoded as in a form (RFC 6749, section 2.3.1); a space as `%20`, which
            # servers read as well that know of `%` only.
            pair = f"{quote(grant.client_id, safe='')}:{quote(secret, safe='')}"
            coded = base64.b64encode(pair.encode()).decode("ascii")
            headers["Authorization"] = f"Basic {coded}"
            hidden.append(coded)
        if secret:
            hidden += [secret, quote_plus(secret), quote(secret, safe="")]
        return self._alone("POST", self.token_url, headers, urlencode(form).encode(), hidden)

    def metadata_request(self, user_agent: str) -> Request:
        """Return the request for the metadata of the authorization server."""
        headers = {"Accept": "application/json", "User-Agent": user_agent}
        return self._alone("GET", self.metadata_url, headers, None, [])

    def _alone(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | None,
        hidden: list[str],
    ) -> Request:
        return Request(
            *(method, url, headers, content, f"token of {self.scheme.name}", url, tuple(hidden)),
            max_response_bytes=MAX_BYTES,
            repeatable=self.is_repeatable or method == "GET",
            is_alone=True,
        )

    # --- What is answered -------------------------------------------------------------------------

    def read(self, key: str, request: Request, response: Response) -> Token:
        """Return the token that an answer gives.

        Raises:
            TokenError: it gives none.
        """
        data = object_in(response)
        if response.status != 200:
            raise refused(request, response, data)
        token, kind = data.get("access_token"), data.get("token_type", "bearer")
        if not isinstance(token, str) or not token:
            raise token_error(request, "the answer has no `access_token`", response)
        if not isinstance(kind, str) or kind.lower() != "bearer":
            raise token_error(request, "the token is of another type than Bearer", response)
        try:
            check_header_value(token, "access_token")
        except Unwritable:
            text = "the token has characters that cannot be sent"
            raise token_error(request, text, response) from None
        refresh, scope = data.get("refresh_token"), data.get("scope")
        if not isinstance(refresh, str) or not refresh:
            kept = self._cache.get(key)
            refresh = None if self.is_repeatable or kept is None else kept.refresh_token
        lifetime = lifetime_in(request, response, data.get("expires_in"))
        return Token(
            token,
            None if lifetime is None else self.wall_clock() + lifetime,
            None if self.is_repeatable else refresh,
            scope if isinstance(scope, str) else None,
        )

    def take_metadata(self, request: Request, response: Response) -> None:
        """Take the token endpoint from the metadata of the authorization server.

        Raises:
            TokenError: they do not name one, or are those of another server.
        """
        data = object_in(response)
        if response.status != 200:
            raise refused(request, response, data)
        issuer, _, rest = self.metadata_url.partition("/.well-known/")
        path = rest.partition("/")[2]
        expected = f"{issuer}/{path}" if path else issuer
        if rest and str(data.get("issuer")).rstrip("/") != expected.rstrip("/"):
            text = "the metadata is of another issuer (RFC 8414, section 3.3): give token_url"
            raise token_error(request, text, response)
        url = data.get("token_endpoint")
        try:
            url = checked_url(str(url or ""), self.scheme.name, in_process=self.in_process)
        except ValueError as error:
            raise token_error(request, str(error), response) from None
        ways = data.get("token_endpoint_auth_methods_supported")
        if self._authentication is None and isinstance(ways, list):
            only_post = "client_secret_basic" not in ways and "client_secret_post" in ways
            self._authentication = "client_secret_post" if only_post else None
        self.token_url = url


def sources_of(
    contract: Contract,
    credentials: Credentials,
    base_url: str,
    cache: TokenCache,
    options: Mapping[str, Any],
) -> dict[str, TokenSource]:
    """Return what gives the access tokens of each security scheme with a grant.

    Raises:
        ValueError: the document names no token endpoint for a grant, or it is not https.
    """
    in_process = getattr(options.get("transport"), "in_process", False)
    return {
        name: TokenSource(
            *(contract.security_schemes[name], item.grant, base_url, cache), in_process=in_process
        )
        for name, item in credentials.grants.items()
    }


def _kept(lifetime: float) -> float:
    """Return how long a token is sent that is good for so many seconds."""
    return lifetime - min(_LEEWAY, lifetime * _PART)
