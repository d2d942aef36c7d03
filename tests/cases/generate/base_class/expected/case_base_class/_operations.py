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

SEND_PET: Operation[list[models.Pet]] = Operation(
    id="sendPet",
    group="default",
    py_name="send_pet",
    method="POST",
    path="/pets",
    body=RequestBody(
        required=True,
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
            description="it and its friends",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: list[models.Pet],
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case base class",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(SEND_PET,),
    user_agent=f"case-base-class/1.0.0 ({GENERATED_BY})",
    logger="case_base_class",
)
