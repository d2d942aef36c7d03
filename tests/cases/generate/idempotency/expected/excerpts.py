# case_idempotency/_operations.py
PLACE_ORDER: Operation[models.Order] = Operation(
    id="placeOrder",
    group="orders",
    py_name="place_order",
    method="POST",
    path="/orders",
    parameters=(
        Parameter(
            name="Idempotency-Key",
            py_name="idempotency_key",
            location="header",
            type=lambda: Annotated[str, Field(min_length=8, max_length=64)],
            required=True,
            is_idempotency_key=True,
        ),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Order),)),
    responses=(
        Response(status="201", description="placed", media=(Media(content_type="application/json", type=lambda: models.Order),)),
        Response(status="409", description="another order has this key"),
    ),
)

GET_ORDER: Operation[models.Order] = Operation(
    id="getOrder",
    group="orders",
    py_name="get_order",
    method="GET",
    path="/orders/{orderId}",
    parameters=(Parameter(name="orderId", py_name="order_id", location="path", type=lambda: str, required=True),),
    responses=(
        Response(
            status="200",
            description="the order",
            media=(Media(content_type="application/json", type=lambda: models.Order),),
            headers=(Parameter(name="ETag", py_name="e_tag", location="header", type=lambda: str, required=True),),
        ),
        Response(status="304", description="nothing has changed"),
    ),
)

REPLACE_ORDER: Operation[models.Order] = Operation(
    id="replaceOrder",
    group="orders",
    py_name="replace_order",
    method="PUT",
    path="/orders/{orderId}",
    parameters=(
        Parameter(name="orderId", py_name="order_id", location="path", type=lambda: str, required=True),
        Parameter(name="If-Match", py_name="if_match", location="header", type=lambda: str),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Order),)),
    responses=(
        Response(
            status="200",
            description="the order",
            media=(Media(content_type="application/json", type=lambda: models.Order),),
            headers=(Parameter(name="ETag", py_name="e_tag", location="header", type=lambda: str),),
        ),
        Response(status="412", description="it has changed since"),
    ),
)

CHANGE_ORDER: Operation[None] = Operation(
    id="changeOrder",
    group="orders",
    py_name="change_order",
    method="PATCH",
    path="/orders/{orderId}",
    parameters=(
        Parameter(name="orderId", py_name="order_id", location="path", type=lambda: str, required=True),
        Parameter(name="X-Request-Token", py_name="x_request_token", location="header", type=lambda: TextUUID, is_idempotency_key=True),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Order),)),
    responses=(Response(status="204", description="changed"),),
)

REPLACE_NOTES: Operation[None] = Operation(
    id="replaceNotes",
    group="notes",
    py_name="replace_notes",
    method="PUT",
    path="/orders/{orderId}/notes",
    parameters=(
        Parameter(name="orderId", py_name="order_id", location="path", type=lambda: str, required=True),
        Parameter(name="Idempotency-Key", py_name="idempotency_key", location="header", type=lambda: str),
    ),
    responses=(Response(status="204", description="replaced"),),
)

ADD_NOTE: Operation[None] = Operation(
    id="addNote",
    group="notes",
    py_name="add_note",
    method="POST",
    path="/orders/{orderId}/notes",
    parameters=(
        Parameter(name="orderId", py_name="order_id", location="path", type=lambda: str, required=True),
        Parameter(name="Idempotency-Key", py_name="idempotency_key", location="header", type=lambda: int, required=True),
    ),
    responses=(Response(status="204", description="added"),),
)

CONTRACT = Contract(
    title="Case idempotency",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={},
    operations=(PLACE_ORDER, GET_ORDER, REPLACE_ORDER, CHANGE_ORDER, REPLACE_NOTES, ADD_NOTE),
    user_agent="case-idempotency/1.0.0" + f" ({GENERATED_BY})",
    logger="case_idempotency",
)

# case_idempotency/client.py
class Orders(SyncGroup):
    def place_order(self, *, body: models.Order | dicts.OrderDict, idempotency_key: str | None = None, **options: Unpack[CallOptions]) -> models.Order:
        """Place an order.

        `POST /orders`

        Args:
            idempotency_key: Orders with one key are placed once. By default a new one for each
                call, kept when it is sent again.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            201 placed

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 409 another order has this key.
        """
        return self._call(operations.PLACE_ORDER, {"idempotency_key": idempotency_key}, body, options)

    def get_order(self, *, order_id: str, **options: Unpack[CallOptions]) -> models.Order:
        """Get an order.

        `GET /orders/{orderId}`

        Args:
            order_id: path parameter `orderId`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the order

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 304 nothing has changed.
        """
        return self._call(operations.GET_ORDER, {"order_id": order_id}, None, options)

    def replace_order(
        self, *, order_id: str, body: models.Order | dicts.OrderDict, if_match: str | None = None, **options: Unpack[CallOptions]
    ) -> models.Order:
        """Replace an order.

        `PUT /orders/{orderId}`

        Args:
            order_id: path parameter `orderId`.
            if_match: header parameter `If-Match`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the order

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 412 it has changed since.
        """
        return self._call(operations.REPLACE_ORDER, {"order_id": order_id, "if_match": if_match}, body, options)

    def change_order(self, *, order_id: str, body: models.Order | dicts.OrderDict, x_request_token: UUID | None = None, **options: Unpack[CallOptions]) -> None:
        """Change an order.

        `PATCH /orders/{orderId}`

        Args:
            order_id: path parameter `orderId`.
            x_request_token: By default a new one for each call, kept when it is sent again.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 changed

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.CHANGE_ORDER, {"order_id": order_id, "x_request_token": x_request_token}, body, options)

class Notes(SyncGroup):
    def replace_notes(self, *, order_id: str, idempotency_key: str | None = None, **options: Unpack[CallOptions]) -> None: ...

    def add_note(self, *, order_id: str, idempotency_key: int, **options: Unpack[CallOptions]) -> None: ...

# case_idempotency/cli.py
PROGRAM = Program(
    name="case-idempotency",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_IDEMPOTENCY",
    help="Case idempotency",
    secrets={},
    groups=(
        Group(
            name="orders",
            attribute="orders",
            help="Operations tagged orders.",
            commands=(
                Command(
                    name="place-order",
                    id="placeOrder",
                    method="place_order",
                    request="POST /orders",
                    summary="Place an order",
                    options=(
                        Option(
                            name="idempotency-key",
                            argument="idempotency_key",
                            kind="text",
                            help="Orders with one key are placed once. By default a new one, kept when the request is sent again.",
                        ),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="get-order",
                    id="getOrder",
                    method="get_order",
                    request="GET /orders/{orderId}",
                    summary="Get an order",
                    options=(Option(name="order-id", argument="order_id", kind="text", required=True),),
                ),
                Command(
                    name="replace-order",
                    id="replaceOrder",
                    method="replace_order",
                    request="PUT /orders/{orderId}",
                    summary="Replace an order",
                    options=(
                        Option(name="order-id", argument="order_id", kind="text", required=True),
                        Option(name="if-match", argument="if_match", kind="text"),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="change-order",
                    id="changeOrder",
                    method="change_order",
                    request="PATCH /orders/{orderId}",
                    summary="Change an order",
                    options=(
                        Option(name="order-id", argument="order_id", kind="text", required=True),
                        Option(
                            name="x-request-token", argument="x_request_token", kind="uuid", help="By default a new one, kept when the request is sent again."
                        ),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
            ),
        ),
        Group(
            name="notes",
            attribute="notes",
            help="Operations tagged notes.",
            commands=(
                Command(
                    name="replace-notes",
                    id="replaceNotes",
                    method="replace_notes",
                    request="PUT /orders/{orderId}/notes",
                    summary="Replace all notes; its header field is no key",
                    options=(
                        Option(name="order-id", argument="order_id", kind="text", required=True),
                        Option(name="idempotency-key", argument="idempotency_key", kind="text"),
                    ),
                ),
                Command(
                    name="add-note",
                    id="addNote",
                    method="add_note",
                    request="POST /orders/{orderId}/notes",
                    summary="Add a note; its keys are numbers, which nobody makes up",
                    options=(
                        Option(name="order-id", argument="order_id", kind="text", required=True),
                        Option(name="idempotency-key", argument="idempotency_key", kind="integer", required=True),
                    ),
                ),
            ),
        ),
    ),
)
