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

PUT_ALIASES: Operation[models.Holder] = Operation(
    id="putAliases",
    group="default",
    py_name="put_aliases",
    method="PUT",
    path="/aliases/{code}",
    parameters=(
        Parameter(
            name="code",
            py_name="code",
            location="path",
            type=lambda: models.Code,
            required=True,
            default="abc",
        ),
        Parameter(
            name="page",
            py_name="page",
            location="query",
            type=lambda: models.Page,
            style="form",
            explode=True,
            default=1,
        ),
        Parameter(
            name="at",
            py_name="at",
            location="query",
            type=lambda: models.Moment,
            style="form",
            explode=True,
            default="2024-01-01T00:00:00Z",
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Holder,
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
                    type=lambda: models.Holder,
                ),
            ),
        ),
    ),
)

PUT_CODES: Operation[models.Codes] = Operation(
    id="putCodes",
    group="default",
    py_name="put_codes",
    method="PUT",
    path="/list",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Codes,
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
                    type=lambda: models.Codes,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case aliases",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        PUT_ALIASES,
        PUT_CODES,
    ),
    user_agent=f"case-aliases/1.0.0 ({GENERATED_BY})",
    logger="case_aliases",
)
