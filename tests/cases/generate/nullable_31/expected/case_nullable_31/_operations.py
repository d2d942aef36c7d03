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

PUT_RECORD: Operation[models.Record] = Operation(
    id="putRecord",
    group="default",
    py_name="put_record",
    method="PUT",
    path="/record",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Record,
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
                    type=lambda: models.Record,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case nullable 31",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_RECORD,),
    user_agent=f"case-nullable-31/1.0.0 ({GENERATED_BY})",
    logger="case_nullable_31",
)
