# Written by `make sync` from async_tokens.py: edit that.
"""Sending what needs an access token, and fetching one where there is none; see `tokens`."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import ApiError, ClientClosed, TokenError
from .tokens import TIMEOUT
from .waiting import fetch_limit

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from ..transports.base import Request, Response, Transport, WantedToken
    from .options import Settings
    from .sharing import Sharing
    from .sync_client import SyncClientBase
    from .token_caches import Token
    from .tokens import TokenSource

    Converse: TypeAlias = Callable[[Request, Settings, Transport], Response]


def authorized(
    client: SyncClientBase,
    request: Request,
    settings: Settings,
    transport: Transport,
    converse: Converse,
) -> Response:
    """Return the answer to a request with an access token; after 401 with another one, once.

    Args:
        client: has the grants.
        request: what to send.
        settings: what holds for the call.
        transport: what to send through.
        converse: sends, as often as it takes.

    Raises:
        TokenError: there is no token; nothing was sent.
        TransportError: no answer came.
    """
    wanted = request.wants_token
    assert wanted is not None  # noqa: S101 - it is asked for requests that want one
    source = client._tokens[wanted.scheme]  # pyright: ignore[reportPrivateUsage] - of the client
    scopes = source.scopes(wanted.scopes)
    key = source.key(scopes)
    fetching = _Fetching(client, source, scopes, key, converse)
    began = time.monotonic()
    token = fetching.token(request, settings)
    _put(request, wanted, token)
    response = converse(request, _rest(request, settings, began), transport)
    if response.status != 401:
        return response
    source.drop(key, token.access_token)
    newer = fetching.token(request, _rest(request, settings, began))
    if newer.access_token == token.access_token:
        return response
    _put(request, wanted, newer)
    return converse(request, _rest(request, settings, began), transport)


def with_token(client: SyncClientBase, request: Request, converse: Converse) -> None:
    """Put an access token into a request that is sent by other means than a call.

    Raises:
        TokenError: there is none.
    """
    wanted = request.wants_token
    if wanted is not None:
        source = client._tokens[wanted.scheme]  # pyright: ignore[reportPrivateUsage] - of the client
        scopes = source.scopes(wanted.scopes)
        fetching = _Fetching(client, source, scopes, source.key(scopes), converse)
        _put(request, wanted, fetching.token(request, client._settings))  # pyright: ignore[reportPrivateUsage] - of the client


class _Fetching:
    """Fetches the tokens of one grant and some scopes."""

    def __init__(
        self,
        client: SyncClientBase,
        source: TokenSource,
        scopes: tuple[str, ...],
        key: str,
        converse: Converse,
    ) -> None:
        self._client = client
        self._source = source
        self._scopes = scopes
        self._key = key
        self._converse = converse

    def token(self, request: Request, settings: Settings) -> Token:
        """Return the token that is kept, or fetch one, once for all who want it.

        Raises:
            TokenError: there is none.
        """
        token = self._source.current(self._key)
        if token is not None:
            return token
        limit = settings.total_timeout
        most = fetch_limit(TIMEOUT, limit)
        own = replace(settings, hooks=(), total_timeout=most)
        own = replace(own, timeout=_least(settings.timeout, most))

        def fetch() -> Token:
            return self._fetched(own)

        name, operation_id = self._source.scheme.name, request.operation_id
        try:
            fetches: Sharing[Token] = self._client._fetches  # pyright: ignore[reportPrivateUsage] - of the client
            return fetches.once(self._key, fetch, limit)
        except TimeoutError as error:
            text = f"no token for {name} came within the total time of the call"
            raise _nothing_sent(operation_id, text) from error
        except TokenError as error:
            facts = {"method": error.method, "url": error.url, "status": error.status}
            facts |= {"error": error.error, "description": error.description}
            raise _nothing_sent(operation_id, str(error), **facts) from error.__cause__
        except ClientClosed:
            raise
        except ApiError as error:
            text = f"no token came: {error}"
            raise _nothing_sent(operation_id, text, method=error.method, url=error.url) from error

    def _fetched(self, settings: Settings) -> Token:
        source, client = self._source, self._client
        token = source.current(self._key)  # it may have come while this call began
        if token is not None:
            return token
        transport: Transport = client._transport or client._opened(source.scheme.name)  # pyright: ignore[reportPrivateUsage] - of the client
        user_agent = client._contract.user_agent  # pyright: ignore[reportPrivateUsage] - of the client
        if not source.token_url:
            request = source.metadata_request(user_agent)
            source.take_metadata(request, self._converse(request, settings, transport))
        request = source.request(self._key, self._scopes, user_agent)
        token = source.read(self._key, request, self._converse(request, settings, transport))
        source.keep(self._key, token)
        client._logger.token(source.scheme.name, request)  # pyright: ignore[reportPrivateUsage] - of the client
        return token


def _put(request: Request, wanted: WantedToken, token: Token) -> None:
    request.headers[wanted.field] = f"{wanted.prefix}{token.access_token}"
    request.secrets = (*request.secrets, token.access_token)


def _rest(request: Request, settings: Settings, began: float) -> Settings:
    """Return settings with what is left of the total time."""
    if settings.total_timeout is None:
        return settings
    rest = settings.total_timeout - (time.monotonic() - began)
    if rest <= 0:
        raise _nothing_sent(request.operation_id, "a token took all of the total time of the call")
    return replace(settings, total_timeout=rest)


def _least(timeout: float | None, most: float) -> float:
    return most if timeout is None else min(timeout, most)


def _nothing_sent(operation_id: str, text: str, **facts: Any) -> TokenError:
    return TokenError(
        f"{operation_id}: nothing was sent, {text}", operation_id=operation_id, **facts
    )
