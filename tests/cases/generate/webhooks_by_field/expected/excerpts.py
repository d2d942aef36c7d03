# case_webhooks_by_field/_webhooks.py
ORDER_CREATED = Webhook(
    name="order.created",
    operation=Operation(
        id="order.created",
        group="webhooks",
        py_name="order_created",
        method="POST",
        path="/order.created",
        parameters=(Parameter(name="X-Attempt", py_name="x_attempt", location="header", type=lambda: Annotated[int, Field(ge=1)]),),
        body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.PostOrderCreatedRequest),)),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/order.created/post",
    marks=(Mark("field", ("type",), ("order.created",)),),
)

ORDER_PAID = Webhook(
    name="order.paid",
    operation=Operation(
        id="order.paid",
        group="webhooks",
        py_name="order_paid",
        method="POST",
        path="/order.paid",
        body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Paid),)),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/order.paid/post",
    marks=(Mark("field", ("type",), ("order.paid",)),),
)

ORDER_CHANGED = Webhook(
    name="order.changed",
    operation=Operation(
        id="order.changed",
        group="webhooks",
        py_name="order_changed",
        method="POST",
        path="/order.changed",
        body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.PostOrderChangedRequest),)),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/order.changed/post",
    marks=(Mark("field", ("type",), ("order.moved", "order.held", "order.released")),),
)

PLACE_ORDER_SHIPPED = Webhook(
    name="placeOrder.shipped",
    operation=Operation(
        id="placeOrder.shipped",
        group="webhooks",
        py_name="place_order_shipped",
        method="POST",
        path="/placeOrder.shipped",
        body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.OrderResponse),)),
        responses=(
            Response(status="200", description="noted", media=(Media(content_type="application/json", type=lambda: models.PlaceOrderShippedResponse),)),
        ),
    ),
    pointer="/paths/~1orders/post/callbacks/shipped/{$request.body#~1notifyUrl}/post",
    expression="{$request.body#/notifyUrl}",
)

WEBHOOKS = Webhooks(title="Case webhooks by field", entries=(ORDER_CREATED, ORDER_PAID, ORDER_CHANGED, PLACE_ORDER_SHIPPED))

# case_webhooks_by_field/receiver.py
class WebhooksHandler(EventHandler):
    @abstractmethod
    def order_created(self, *, event: webhooks.OrderCreatedEvent, x_attempt: int | None) -> Result[None]: ...

    @abstractmethod
    def order_paid(self, *, event: webhooks.OrderPaidEvent) -> Result[None]: ...

    @abstractmethod
    def order_changed(self, *, event: webhooks.OrderChangedEvent) -> Result[None]: ...

    @abstractmethod
    def place_order_shipped(self, *, event: webhooks.PlaceOrderShippedEvent) -> Result[models.PlaceOrderShippedResponse]: ...
