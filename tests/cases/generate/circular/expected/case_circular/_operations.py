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

SEND_TREE: Operation[models.Tree] = Operation(
    id="sendTree",
    group="default",
    py_name="send_tree",
    method="POST",
    path="/tree",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Tree,
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
                    type=lambda: models.Tree,
                ),
            ),
        ),
    ),
)

SEND_VALUE: Operation[models.Value] = Operation(
    id="sendValue",
    group="default",
    py_name="send_value",
    method="POST",
    path="/value",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Value,
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
                    type=lambda: models.Value,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case circular",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        SEND_TREE,
        SEND_VALUE,
    ),
    user_agent=f"case-circular/1.0.0 ({GENERATED_BY})",
    logger="case_circular",
)
