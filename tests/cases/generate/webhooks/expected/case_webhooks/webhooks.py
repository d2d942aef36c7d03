# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Webhooks of Case webhooks: what it sends, as typed events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias, overload

from typing_extensions import Unpack

from . import models
from ._runtime.webhooks.event import Event, HeaderFields, UnknownEvent
from ._runtime.webhooks.parsing import Reader
from ._runtime.webhooks.refusals import (
    AmbiguousEventError,
    EventDataError,
    MalformedSignatureError,
    MissingSignatureError,
    SignatureError,
    TimestampError,
    WebhookError,
    WrongSignatureError,
)
from ._runtime.webhooks.sending import Sender, SignedRequest
from ._runtime.webhooks.signatures import (
    Secrets,
    StandardWebhooks,
    Verification,
    Verified,
    Verifier,
)
from ._webhooks import WEBHOOKS

__all__ = [
    "AmbiguousEventError",
    "AnyEvent",
    "EVENTS",
    "Event",
    "EventDataError",
    "EventName",
    "MalformedSignatureError",
    "MissingSignatureError",
    "SignatureError",
    "SignedRequest",
    "StandardWebhooks",
    "TimestampError",
    "UnknownEvent",
    "Verification",
    "Verified",
    "Verifier",
    "WebhookError",
    "WrongSignatureError",
    "NewPetEvent",
    "PetGoneEvent",
    "SubscribeOnEvent",
    "parse",
    "signed",
]

EventName: TypeAlias = Literal[
    "newPet",
    "pet/gone",
    "subscribe.onEvent",
]
"""The names of webhooks and, after that of their operation, of callbacks."""


@dataclass(frozen=True, slots=True)
class NewPetEvent(Event):
    """a pet was born.

    Webhook `newPet`, sent with POST.
    """

    name: Literal["newPet"]
    data: models.Pet | None


@dataclass(frozen=True, slots=True)
class PetGoneEvent(Event):
    """Webhook `pet/gone`, sent with DELETE."""

    name: Literal["pet/gone"]
    data: None


@dataclass(frozen=True, slots=True)
class SubscribeOnEvent(Event):
    """Callback of `subscribe`, sent with POST to `{$request.body#/callbackUrl}`."""

    name: Literal["subscribe.onEvent"]
    data: models.SubscribeOnEventRequest


AnyEvent: TypeAlias = NewPetEvent | PetGoneEvent
"""What a webhook may turn out to be."""

EVENTS: Mapping[str, type[Event]] = {
    "newPet": NewPetEvent,
    "pet/gone": PetGoneEvent,
    "subscribe.onEvent": SubscribeOnEvent,
}
"""The classes of events, by their names."""

_reader = Reader(WEBHOOKS, EVENTS)
_sender = Sender(WEBHOOKS)


@overload
def parse(
    headers: HeaderFields,
    body: bytes,
    *,
    name: Literal["newPet"],
    **verification: Unpack[Verification],
) -> NewPetEvent: ...


@overload
def parse(
    headers: HeaderFields,
    body: bytes,
    *,
    name: Literal["pet/gone"],
    **verification: Unpack[Verification],
) -> PetGoneEvent: ...


@overload
def parse(
    headers: HeaderFields,
    body: bytes,
    *,
    name: Literal["subscribe.onEvent"],
    **verification: Unpack[Verification],
) -> SubscribeOnEvent: ...


@overload
def parse(
    headers: HeaderFields, body: bytes, *, name: EventName, **verification: Unpack[Verification]
) -> Event: ...


def parse(
    headers: HeaderFields, body: bytes, *, name: EventName, **verification: Unpack[Verification]
) -> Event:
    """Return the event that a request is, once it is verified who sent it.

    Args:
        headers: of the request: a mapping, or pairs of texts or of bytes.
        body: its bytes as they came, not what a framework made of them.
        name: the webhook or callback it is: nothing in a request tells.
        **verification: `secrets` of Standard Webhooks, a `verifier` of another scheme, or
            `unverified=True`; see `Verification`.

    Raises:
        SignatureError: it is not shown who sent it; nothing of the body was read.
        EventDataError: it is not as the document says; `violations` says where.
        TypeError: the body is no bytes, or it is not said how to verify it.
    """
    event: Event = _reader.parse(headers, body, name=name, **verification)
    return event


def signed(
    name: EventName,
    data: Any = None,
    *,
    secrets: Secrets | None,
    id: str | None = None,
    timestamp: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> SignedRequest:
    """Return a request as the API sends it: for those who implement the API, and for tests.

    Args:
        name: of the webhook or callback.
        data: a model, or plain data of the same shape; None where there is no body.
        secrets: to sign with, as Standard Webhooks: `whsec_...` for HMAC, `whsk_...` for Ed25519;
            several give several signatures. None for no signature.
        id: of the event, the same where it is sent again; a new one by default.
        timestamp: of this attempt; now by default.
        headers: further header fields.

    Raises:
        EventDataError: the data is not as the document says.
        ValueError: a secret cannot be read, or does not sign.
    """
    return _sender.signed(name, data, secrets=secrets, id=id, timestamp=timestamp, headers=headers)
