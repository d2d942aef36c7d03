# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every webhook and callback, as the document states them."""

from __future__ import annotations

from . import models
from ._runtime.operations import (
    Media,
    Operation,
    RequestBody,
    Response,
)
from ._runtime.webhooks.event import Webhook, Webhooks

NEW_PET = Webhook(
    name="newPet",
    operation=Operation(
        id="newPet",
        group="webhooks",
        py_name="new_pet",
        method="POST",
        path="/newPet",
        body=RequestBody(
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Pet,
                ),
            ),
        ),
        responses=(
            Response(
                status="200",
                description="taken",
            ),
        ),
    ),
    pointer="/webhooks/newPet/post",
)

PET_GONE = Webhook(
    name="pet/gone",
    operation=Operation(
        id="pet/gone",
        group="webhooks",
        py_name="pet_gone",
        method="DELETE",
        path="/pet%2Fgone",
        responses=(
            Response(
                status="204",
                description="taken",
            ),
        ),
    ),
    pointer="/webhooks/pet~1gone/delete",
)

SUBSCRIBE_ON_EVENT = Webhook(
    name="subscribe.onEvent",
    operation=Operation(
        id="subscribe.onEvent",
        group="webhooks",
        py_name="subscribe_on_event",
        method="POST",
        path="/subscribe.onEvent",
        body=RequestBody(
            required=True,
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.SubscribeOnEventRequest,
                ),
            ),
        ),
        responses=(
            Response(
                status="204",
                description="taken",
            ),
        ),
    ),
    pointer="/paths/~1subscriptions/post/callbacks/onEvent/{$request.body#~1callbackUrl}/post",
    expression="{$request.body#/callbackUrl}",
)

WEBHOOKS = Webhooks(
    title="Case webhooks",
    entries=(
        NEW_PET,
        PET_GONE,
        SUBSCRIBE_ON_EVENT,
    ),
)
