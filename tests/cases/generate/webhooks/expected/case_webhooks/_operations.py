# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from . import models
from ._runtime.operations import (
    Contract,
    Media,
    Operation,
    RequestBody,
    Response,
    Server,
)
from ._version import GENERATED_BY

SUBSCRIBE: Operation[None] = Operation(
    id="subscribe",
    group="default",
    py_name="subscribe",
    method="POST",
    path="/subscriptions",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.SubscribeRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="201",
            description="subscribed",
        ),
    ),
)

CONTRACT = Contract(
    title="Case webhooks",
    version="1.0.0",
    servers=(
        Server(
            url="/",
            description="",
        ),
    ),
    security_schemes={},
    operations=(SUBSCRIBE,),
    user_agent="case-webhooks/1.0.0" + f" ({GENERATED_BY})",
    logger="case_webhooks",
)
