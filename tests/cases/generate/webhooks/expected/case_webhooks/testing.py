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
from ._runtime.testing.deliveries import Deliveries
from ._runtime.webhooks.sending import Answered, SignedRequest
from ._webhooks import WEBHOOKS
from .async_client import AsyncClient
from .client import Client

if TYPE_CHECKING:
    from ._runtime.client.options import ClientSettings
    from .webhooks import EventName

__all__ = [
    "Answers",
    "AsyncFakeClient",
    "Call",
    "FakeClient",
    "Answered",
    "Deliveries",
    "SignedRequest",
    "webhooks",
]

_PACKAGE = __name__.rpartition(".")[0]
_DOCUMENTED = _testing.Documented(lambda: files(_PACKAGE).joinpath("openapi.json").read_bytes())

webhooks: Deliveries[EventName] = Deliveries(WEBHOOKS, _DOCUMENTED)
"""Makes and sends what the API sends, for tests of receivers."""


class FakeClient(_testing.FakeControls, Client):
    """A `Client` that answers by itself, as the document shows.

    `respond`, `on` and `fail` plan other answers, `calls`, `calls_of` and `last` show what was
    sent, `reset` forgets all of it. Nothing is sent twice, unless `retries` says so.
    """

    def __init__(
        self,
        base_url: str | None = "http://testserver",
        **options: Unpack[ClientSettings],
    ) -> None:
        """Make a client; the arguments are those of `Client`."""
        self._fake = _testing.Fake(operations.CONTRACT, _DOCUMENTED)
        super().__init__(
            base_url,
            transport=_testing.FakeTransport(self._fake),
            **_testing.for_tests(options),
        )


class AsyncFakeClient(_testing.AsyncFakeControls, AsyncClient):
    """An `AsyncClient` that answers by itself, as the document shows.

    `respond`, `on` and `fail` plan other answers, `calls`, `calls_of` and `last` show what was
    sent, `reset` forgets all of it. Nothing is sent twice, unless `retries` says so.
    """

    def __init__(
        self,
        base_url: str | None = "http://testserver",
        **options: Unpack[ClientSettings],
    ) -> None:
        """Make a client; the arguments are those of `AsyncClient`."""
        self._fake = _testing.Fake(operations.CONTRACT, _DOCUMENTED)
        super().__init__(
            base_url,
            transport=_testing.AsyncFakeTransport(self._fake),
            **_testing.for_tests(options),
        )
