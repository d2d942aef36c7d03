# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Receiver of the webhooks of Case webhooks: implement the handler, mount the receiver."""

from __future__ import annotations

from abc import abstractmethod

from typing_extensions import Unpack

from . import webhooks
from ._runtime.server import ErrorReply, ProblemError, Reply, Result
from ._runtime.webhooks.event_endpoints import EventHandler
from ._runtime.webhooks.parsing import Reader
from ._runtime.webhooks.receiver import Receiver, ReceiverOptions
from ._runtime.webhooks.replays import MemoryReplayGuard, ReplayGuard
from ._webhooks import WEBHOOKS

__all__ = [
    "ErrorReply",
    "MemoryReplayGuard",
    "ProblemError",
    "Receiver",
    "ReceiverOptions",
    "ReplayGuard",
    "Reply",
    "Result",
    "WebhooksHandler",
    "create_receiver",
]


class WebhooksHandler(EventHandler):
    """What the API sends. Methods may be `async def` or plain `def`; see `create_receiver`."""

    @abstractmethod
    def new_pet(
        self,
        *,
        event: webhooks.NewPetEvent,
    ) -> Result[None]:
        """a pet was born.

        Webhook `newPet`, sent with POST.

        Args:
            event: what it says.

        Returns:
            200 taken
        """
        raise NotImplementedError

    @abstractmethod
    def pet_gone(
        self,
        *,
        event: webhooks.PetGoneEvent,
    ) -> Result[None]:
        """Webhook `pet/gone`, sent with DELETE.

        Args:
            event: what it says.

        Returns:
            204 taken
        """
        raise NotImplementedError

    @abstractmethod
    def subscribe_on_event(
        self,
        *,
        event: webhooks.SubscribeOnEvent,
    ) -> Result[None]:
        """Callback of `subscribe`, sent with POST to `{$request.body#/callbackUrl}`.

        Args:
            event: what it says.

        Returns:
            204 taken
        """
        raise NotImplementedError


def create_receiver(handler: WebhooksHandler, **options: Unpack[ReceiverOptions]) -> Receiver:
    """Return an ASGI application that takes webhooks: mount it where the API sends them.

    After `app.mount("/webhooks", create_receiver(handler, secrets=...))` in an app of FastAPI or
    Starlette, a request to `/webhooks/<name>`, the name percent-encoded, is the webhook or callback
    of that name.

    Args:
        handler: an instance; `WebhooksHandler.partial()` answers 501 where methods are missing.
        **options: see `ReceiverOptions`; `secrets`, `verifier` or `unverified=True` is needed.

    Raises:
        TypeError: the handler lacks a method, or it is not said how to verify requests.
        ValueError: a secret cannot be read.
    """
    return Receiver(Reader(WEBHOOKS, webhooks.EVENTS), handler, options)
