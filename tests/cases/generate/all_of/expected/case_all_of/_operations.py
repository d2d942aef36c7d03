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

MAKE_DOG: Operation[models.Dog] = Operation(
    id="makeDog",
    group="default",
    py_name="make_dog",
    method="POST",
    path="/dogs",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.MakeDogRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="201",
            description="made",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Dog,
                ),
            ),
        ),
    ),
)

GET_WRAPPED: Operation[models.Animal] = Operation(
    id="getWrapped",
    group="default",
    py_name="get_wrapped",
    method="GET",
    path="/wrapped",
    responses=(
        Response(
            status="200",
            description="a wrapper around one reference",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Animal,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case all of",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        MAKE_DOG,
        GET_WRAPPED,
    ),
    user_agent=f"case-all-of/1.0.0 ({GENERATED_BY})",
    logger="case_all_of",
)
