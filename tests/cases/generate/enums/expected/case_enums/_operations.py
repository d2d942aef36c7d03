# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from . import models
from ._runtime.operations import (
    Contract,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Server,
)
from ._version import GENERATED_BY

PUT_ENUMS: Operation[models.Enums] = Operation(
    id="putEnums",
    group="default",
    py_name="put_enums",
    method="PUT",
    path="/enums",
    parameters=(
        Parameter(
            name="level",
            py_name="level",
            location="query",
            type=lambda: models.PutEnumsLevel,
            style="form",
            explode=True,
            default=2,
        ),
        Parameter(
            name="order",
            py_name="order",
            location="query",
            type=lambda: models.Order,
            style="form",
            explode=True,
            default="asc",
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Enums,
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
                    type=lambda: models.Enums,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case enums",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_ENUMS,),
    user_agent=f"case-enums/1.0.0 ({GENERATED_BY})",
    logger="case_enums",
)
