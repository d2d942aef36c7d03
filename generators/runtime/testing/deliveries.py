"""Webhooks and callbacks as the API sends them, for tests of those who receive them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Generic

from typing_extensions import TypeVar

from ..transports.asgi import AsgiApp, AsgiTransport, AsyncAsgiTransport
from ..transports.base import Request
from ..webhooks.sending import SEND_TIMEOUT, Answered, SignedRequest, send
from ..webhooks.shown import AS_SHOWN, ShownSender

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ..examples.documented import Documented
    from ..transports.base import Response
    from ..webhooks.event import Webhooks
    from ..webhooks.signatures import Secrets

NameT = TypeVar("NameT", bound=str, default=str)

_HOST = "http://testserver"


class Deliveries(Generic[NameT]):
    """Makes and sends what the API sends, with the examples of the document.

    Args:
        webhooks: the facts.
        documented: the document.
    """

    def __init__(self, webhooks: Webhooks, documented: Documented) -> None:
        self._sender = ShownSender(webhooks, documented)

    def signed(
        self,
        name: NameT,
        data: Any = AS_SHOWN,
        *,
        secrets: Secrets | None = None,
        id: str | None = None,  # noqa: A002 - as the header field is called
        timestamp: datetime | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> SignedRequest:
        """Return a request: method, header fields and body.

        Args:
            name: of the webhook or callback.
            data: a model, or plain data; what the document shows by default, None for no body.
            secrets: to sign with, as Standard Webhooks; None for no signature.
            id: of the event; a new one by default.
            timestamp: of this attempt; now by default.
            headers: further header fields; they may also replace those of the signature.

        Raises:
            EventDataError: the data is not as the document says.
            ValueError: a secret cannot be read or does not sign; no data can be made.
        """
        request = self._sender.signed(
            name, data, secrets=secrets, id=id, timestamp=timestamp, headers=headers
        )
        return SignedRequest(
            request.name, request.method, {**request.headers, **(headers or {})}, request.body
        )

    def deliver(
        self, receiver: str | AsgiApp, request: SignedRequest, *, path: str = "/"
    ) -> Answered:
        """Send a request and return the answer; what an application raises is raised.

        Args:
            receiver: URL, or an ASGI application, which is called in this process.
            request: of `signed`.
            path: where an application takes it; a URL has its own.

        Raises:
            ValueError: the URL cannot be used.
            OSError: there was no answer.
        """
        if isinstance(receiver, str):
            return send(request, receiver)
        transport = AsgiTransport(receiver)
        try:
            return _answered(transport.send(_request(request, path), timeout=SEND_TIMEOUT))
        finally:
            transport.close()

    async def deliver_async(
        self, receiver: str | AsgiApp, request: SignedRequest, *, path: str = "/"
    ) -> Answered:
        """Do what `deliver` does; an application runs in the event loop of the caller."""
        if isinstance(receiver, str):
            return await asyncio.to_thread(send, request, receiver)
        transport = AsyncAsgiTransport(receiver)
        try:
            return _answered(await transport.send(_request(request, path), timeout=SEND_TIMEOUT))
        finally:
            await transport.aclose()


def _request(request: SignedRequest, path: str) -> Request:
    return Request(request.method, _HOST + path, dict(request.headers), request.body or None)


def _answered(response: Response) -> Answered:
    return Answered(response.status, response.headers, response.content)
