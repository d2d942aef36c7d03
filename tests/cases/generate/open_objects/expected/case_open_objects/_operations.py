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

PUT_SETTINGS: Operation[models.Settings] = Operation(
    id="putSettings",
    group="default",
    py_name="put_settings",
    method="PUT",
    path="/settings",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Settings,
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
                    type=lambda: models.Settings,
                ),
            ),
        ),
    ),
)

PUT_MAP: Operation[models.Numbers] = Operation(
    id="putMap",
    group="default",
    py_name="put_map",
    method="PUT",
    path="/map",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Numbers,
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
                    type=lambda: models.Numbers,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case open objects",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        PUT_SETTINGS,
        PUT_MAP,
    ),
    user_agent=f"case-open-objects/1.0.0 ({GENERATED_BY})",
    logger="case_open_objects",
)
