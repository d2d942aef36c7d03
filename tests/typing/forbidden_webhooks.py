"""What type checkers have to refuse in events and receivers; see `forbidden_calls`."""

from __future__ import annotations

import case_webhooks.webhooks as by_name
import case_webhooks_by_field.webhooks as by_field
from case_webhooks_by_field import models
from case_webhooks_by_field.receiver import WebhooksHandler, create_receiver
from case_webhooks_by_field.testing import webhooks as deliveries

# error: mypy[call-overload] pyright[reportCallIssue]
by_name.parse({}, b"", secrets="whsec_")
# error: mypy[call-overload] pyright[reportCallIssue,reportArgumentType]
by_field.parse({}, b"", name="order.lost", secrets="whsec_")
# error: mypy[call-overload] pyright[reportCallIssue]
by_field.parse({}, b"", secret="whsec_")
# error: mypy[call-overload] pyright[reportArgumentType]
by_field.parse({}, "text", secrets="whsec_")

event = by_field.parse({}, b"", secrets="whsec_")
# error: mypy[union-attr] pyright[reportAttributeAccessIssue]
print(event.data.cents)
paid = by_field.parse({}, b"", name="order.paid", secrets="whsec_")
# error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
print(paid.data.number)
# error: mypy[misc] pyright[reportAttributeAccessIssue]
paid.data = models.Paid(cents=1)


class Missing(WebhooksHandler):
    async def order_paid(self, *, event: by_field.OrderPaidEvent) -> None: ...


class WrongEvent(WebhooksHandler):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def order_paid(self, *, event: by_field.OrderChangedEvent) -> None: ...


# error: mypy[abstract] pyright[reportAbstractUsage]
create_receiver(Missing(), secrets="whsec_")
# error: mypy[call-arg] pyright[reportCallIssue]
create_receiver(Missing.partial(), secret="whsec_")
# error: mypy[arg-type] pyright[reportArgumentType]
deliveries.signed("order.lost")


class Returning:
    def verify(self, headers: object, body: bytes, /) -> bool:
        return bool(headers) and bool(body)


# error: mypy[call-overload] pyright[reportArgumentType]
by_field.parse({}, b"", verifier=Returning())
