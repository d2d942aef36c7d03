# pyright: strict
"""Receiving: events narrow by their classes and by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, assert_type

import case_webhooks.webhooks as by_name
import case_webhooks_by_field.webhooks as by_field
from case_webhooks_by_field import models
from case_webhooks_by_field.receiver import MemoryReplayGuard, WebhooksHandler, create_receiver
from case_webhooks_by_field.testing import webhooks as deliveries
from fastapi import FastAPI

if TYPE_CHECKING:
    from collections.abc import Mapping


def narrow(headers: Mapping[str, str], body: bytes) -> str:
    event = by_field.parse(headers, body, secrets=["whsec_new", "whsec_old"], tolerance=60)
    assert_type(event, by_field.AnyEvent)
    if isinstance(event, by_field.OrderPaidEvent):
        assert_type(event.data, models.Paid)
        return str(event.data.cents)
    match event:
        case by_field.OrderCreatedEvent(data=data):
            return data.data.number
        case by_field.OrderChangedEvent():
            return event.id
        case by_field.UnknownEvent():
            return event.name
        case _:
            assert_never(event)


def by_literal(headers: Mapping[str, str], body: bytes) -> None:
    paid = by_field.parse(headers, body, name="order.paid", secrets="whsec_")
    assert_type(paid, by_field.OrderPaidEvent)
    callback = by_field.parse(headers, body, name="placeOrder.shipped", unverified=True)
    assert_type(callback.data, models.OrderResponse)
    born = by_name.parse([(b"webhook-id", b"1")], body, name="newPet", secrets=b"raw")
    assert_type(born, by_name.NewPetEvent)


def by_variable(headers: Mapping[str, str], body: bytes, name: by_field.EventName) -> None:
    event = by_field.parse(headers, body, name=name, secrets="whsec_")
    assert_type(event, by_field.Event)


class Sealed:
    def verify(self, headers: Mapping[str, str], body: bytes, /) -> by_field.Verified:
        if headers.get("x-seal") != str(len(body)):
            raise by_field.WrongSignatureError("no seal")
        return by_field.Verified(id=headers["x-id"])


verifier: by_field.Verifier = Sealed()
sealed = by_field.parse({}, b"", verifier=verifier)


class Ours(WebhooksHandler):
    async def order_created(
        self, *, event: by_field.OrderCreatedEvent, x_attempt: int | None
    ) -> None:
        print(event.data.data.number, x_attempt)

    def order_paid(self, *, event: by_field.OrderPaidEvent) -> None:
        print(event.data.cents)

    async def order_changed(self, *, event: by_field.OrderChangedEvent) -> None:
        print(event.data)

    async def place_order_shipped(
        self, *, event: by_field.PlaceOrderShippedEvent
    ) -> models.PlaceOrderShippedResponse:
        return models.PlaceOrderShippedResponse(noted=event.data.id is not None)


app = FastAPI()
app.mount("/hooks", create_receiver(Ours(), secrets="whsec_", replays=MemoryReplayGuard()))
request = deliveries.signed("order.paid", {"type": "order.paid", "cents": 5}, secrets="whsec_")
print(deliveries.deliver(app, request, path="/hooks/").is_taken)
