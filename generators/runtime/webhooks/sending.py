"""The other side: requests as the API makes them, signed, to be sent wherever somebody wants them.

For those who implement the API, and for tests of receivers.
"""

from __future__ import annotations

import http.client
import secrets as random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ..codecs.bodies import BodyWriter
from ..limits import MAX_BODY_BYTES
from ..parameters.writing import Unwritable
from ..transports.base import Headers
from .refusals import EventDataError
from .signatures import ID, SIGNATURE, TIMESTAMP, Secrets, StandardWebhooks
from .telling import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .event import Webhook, Webhooks

SEND_TIMEOUT: Final = 10.0
"""Seconds that a receiver has for each step of its answer."""
_CONNECTIONS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request that is ready to be sent.

    Attributes:
        name: of the webhook or callback.
        method: in upper case.
        headers: with the signature, where there is one.
        body: exactly as it was signed.
    """

    name: str
    method: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a receiver answered.

    Attributes:
        status: of HTTP.
        headers: names compare without regard to case.
        body: as it came, its first MiB.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_taken(self) -> bool:
        """Whether the receiver took the event: any status of 2xx."""
        return 200 <= self.status <= 299


class Sender:
    """Makes the requests of a document's webhooks and callbacks.

    Args:
        webhooks: the facts.
    """

    def __init__(self, webhooks: Webhooks) -> None:
        self.webhooks = webhooks
        self._writers: dict[str, BodyWriter] = {}

    def signed(
        self,
        name: str,
        data: Any = None,
        *,
        secrets: Secrets | None,
        id: str | None = None,  # noqa: A002 - as the header field is called
        timestamp: datetime | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> SignedRequest:
        """Return a request with the body of a webhook.

        Args:
            name: of the webhook or callback.
            data: a model, or plain data of the same shape; None where there is no body.
            secrets: to sign with, as Standard Webhooks; several give several signatures. None for
                no signature.
            id: of the event; the same where it is sent again. A new one by default.
            timestamp: of this attempt; now by default.
            headers: further header fields. One that the document demands and that can have one
                value only is there by itself.

        Raises:
            EventDataError: the data is not as the document says.
            ValueError: there is no such webhook; a secret cannot be read or does not sign.
        """
        webhook = self.webhooks.of(name)
        content, stated = self.written(webhook, data)
        fields = {**constants(webhook), **stated, **(headers or {})}
        return self.sealed(webhook, content, fields, secrets=secrets, id=id, timestamp=timestamp)

    def sealed(
        self,
        webhook: Webhook,
        content: bytes,
        fields: Mapping[str, str],
        *,
        secrets: Secrets | None,
        id: str | None = None,  # noqa: A002 - as above
        timestamp: datetime | None = None,
    ) -> SignedRequest:
        """Return a request with a body as it is; see `signed`."""
        more: dict[str, str] = {}
        if secrets is not None:
            more = signature(StandardWebhooks(secrets), content, id, timestamp)
        elif id is not None or timestamp is not None:
            raise ValueError("id and timestamp are those of a signature: give secrets")
        return SignedRequest(webhook.name, webhook.operation.method, {**fields, **more}, content)

    def written(self, webhook: Webhook, data: Any) -> tuple[bytes, dict[str, str]]:
        """Return the body of a webhook, and the header field that says what it is.

        Raises:
            EventDataError: the data is not as the document says.
        """
        body = webhook.operation.body
        if body is None:
            if data is not None:
                raise EventDataError(webhook.name, "The webhook has no body", status=422)
            return b"", {}
        writer = self._writers.get(webhook.name)
        if writer is None:
            writer = self._writers[webhook.name] = BodyWriter(body)
        if data is None and not writer.takes_null:
            if body.required:
                raise EventDataError(webhook.name, "The webhook needs a body", status=422)
            return b"", {}
        try:
            content, content_type = writer.write(data)
        except Unwritable as error:
            raise EventDataError(webhook.name, str(error), status=422) from None
        return content, {"content-type": content_type}


def signature(
    scheme: StandardWebhooks,
    content: bytes,
    identifier: str | None = None,
    timestamp: datetime | None = None,
) -> dict[str, str]:
    """Return the header fields that sign a body; a new id and the time now by default."""
    identifier = f"msg_{random.token_urlsafe(18)}" if identifier is None else identifier
    seconds = int(time.time() if timestamp is None else timestamp.timestamp())
    return {
        ID: identifier,
        TIMESTAMP: str(seconds),
        SIGNATURE: scheme.sign(identifier, seconds, content),
    }


def constants(webhook: Webhook) -> dict[str, str]:
    """Return the header fields that tell a webhook and have one value only."""
    return {
        mark.path[0]: text_of(mark.values[0])
        for mark in webhook.marks
        if mark.place == "header" and len(mark.values) == 1
    }


def send(request: SignedRequest, url: str, *, timeout: float = SEND_TIMEOUT) -> Answered:
    """Send a request and return the answer; redirects are not followed.

    Args:
        request: what to send.
        url: absolute, with http or https.
        timeout: seconds for each step.

    Raises:
        ValueError: the URL cannot be used.
        OSError: there was no answer.
        http.client.HTTPException: the answer was not HTTP.
    """
    parts = urlsplit(url)
    if parts.scheme not in _CONNECTIONS or not parts.hostname:
        raise ValueError("the address is not an absolute URL with http or https")
    connection = _CONNECTIONS[parts.scheme](parts.hostname, parts.port, timeout=timeout)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(request.method, target, request.body or None, dict(request.headers))
        response = connection.getresponse()
        content = response.read(MAX_BODY_BYTES)
        return Answered(response.status, Headers(response.getheaders()), content)
    finally:
        connection.close()
