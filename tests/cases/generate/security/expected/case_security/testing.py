# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Clients for tests: they answer by themselves, with the examples of the document.

Nothing goes over a network, and no credentials are needed. To call an application instead, see
`Client.for_app`.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime import testing as _testing
from ._runtime.testing import Answers, Call
from .async_client import AsyncClient
from .client import Client

if TYPE_CHECKING:
    from ._runtime.client.credentials import Secret
    from ._runtime.client.grants import Grant
    from ._runtime.client.options import ClientSettings

__all__ = ["Answers", "AsyncFakeClient", "Call", "FakeClient"]

_PACKAGE = __name__.rpartition(".")[0]
_DOCUMENTED = _testing.Documented(lambda: files(_PACKAGE).joinpath("openapi.json").read_bytes())


class FakeClient(_testing.FakeControls, Client):
    """A `Client` that answers by itself, as the document shows.

    `respond`, `on` and `fail` plan other answers, `calls`, `calls_of` and `last` show what was
    sent, `reset` forgets all of it. Nothing is sent twice, unless `retries` says so.
    """

    def __init__(
        self,
        base_url: str | None = "http://testserver",
        *,
        bearer_token: Secret | None = "token",
        username: Secret | None = "username",
        password: Secret | None = "password",
        header_key_api_key: Secret | None = "api_key",
        query_key_api_key: Secret | None = "api_key",
        cookie_key_api_key: Secret | None = "api_key",
        oauth_token: Secret | Grant | None = "token",
        client_id: str | None = None,
        client_secret: Secret | None = None,
        token_url: str | None = None,
        **options: Unpack[ClientSettings],
    ) -> None:
        """Make a client; the arguments are those of `Client`."""
        self._fake = _testing.Fake(operations.CONTRACT, _DOCUMENTED)
        super().__init__(
            base_url,
            bearer_token=bearer_token,
            username=username,
            password=password,
            header_key_api_key=header_key_api_key,
            query_key_api_key=query_key_api_key,
            cookie_key_api_key=cookie_key_api_key,
            oauth_token=oauth_token,
            client_id=client_id,
            client_secret=client_secret,
            token_url=token_url,
            transport=_testing.FakeTransport(self._fake),
            **_testing.for_tests(options, authorization=True),
        )


class AsyncFakeClient(_testing.AsyncFakeControls, AsyncClient):
    """An `AsyncClient` that answers by itself, as the document shows.

    `respond`, `on` and `fail` plan other answers, `calls`, `calls_of` and `last` show what was
    sent, `reset` forgets all of it. Nothing is sent twice, unless `retries` says so.
    """

    def __init__(
        self,
        base_url: str | None = "http://testserver",
        *,
        bearer_token: Secret | None = "token",
        username: Secret | None = "username",
        password: Secret | None = "password",
        header_key_api_key: Secret | None = "api_key",
        query_key_api_key: Secret | None = "api_key",
        cookie_key_api_key: Secret | None = "api_key",
        oauth_token: Secret | Grant | None = "token",
        client_id: str | None = None,
        client_secret: Secret | None = None,
        token_url: str | None = None,
        **options: Unpack[ClientSettings],
    ) -> None:
        """Make a client; the arguments are those of `AsyncClient`."""
        self._fake = _testing.Fake(operations.CONTRACT, _DOCUMENTED)
        super().__init__(
            base_url,
            bearer_token=bearer_token,
            username=username,
            password=password,
            header_key_api_key=header_key_api_key,
            query_key_api_key=query_key_api_key,
            cookie_key_api_key=cookie_key_api_key,
            oauth_token=oauth_token,
            client_id=client_id,
            client_secret=client_secret,
            token_url=token_url,
            transport=_testing.AsyncFakeTransport(self._fake),
            **_testing.for_tests(options, authorization=True),
        )
