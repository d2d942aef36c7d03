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

SEND_EVENT: Operation[models.Event] = Operation(
    id="sendEvent",
    group="default",
    py_name="send_event",
    method="POST",
    path="/event",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Event,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="the same",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Event,
                ),
            ),
        ),
    ),
)

SEND_SHAPE: Operation[models.Drawing] = Operation(
    id="sendShape",
    group="default",
    py_name="send_shape",
    method="POST",
    path="/shape",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.SendShapeRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="all",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Drawing,
                ),
            ),
        ),
    ),
)

SEND_EITHER: Operation[str | list[str] | None] = Operation(
    id="sendEither",
    group="default",
    py_name="send_either",
    method="POST",
    path="/either",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Circle | str | int,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="one or the other",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: str | list[str] | None,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case unions",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        SEND_EVENT,
        SEND_SHAPE,
        SEND_EITHER,
    ),
    user_agent=f"case-unions/1.0.0 ({GENERATED_BY})",
    logger="case_unions",
)
