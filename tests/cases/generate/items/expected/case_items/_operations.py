# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import models
from ._runtime.operations import (
    Contract,
    ItemArray,
    Items,
    Media,
    Operation,
    RequestBody,
    Response,
    Server,
)
from ._version import GENERATED_BY

REPLACE_STOCK: Operation[models.Report] = Operation(
    id="replaceStock",
    group="default",
    py_name="replace_stock",
    method="PUT",
    path="/stock",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Stock,
                array=ItemArray(
                    type=lambda: models.Article,
                    name="articles",
                    min_items=1,
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="How many were taken.",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Report,
                ),
            ),
        ),
    ),
)

ADD_READINGS: Operation[models.Report] = Operation(
    id="addReadings",
    group="default",
    py_name="add_readings",
    method="POST",
    path="/readings",
    body=RequestBody(
        media=(
            Media(
                content_type="application/json",
                type=lambda: Annotated[
                    list[Annotated[float, Field(ge=-273.15)]], Field(max_length=50000)
                ],
                array=ItemArray(
                    type=lambda: Annotated[float, Field(ge=-273.15)],
                    max_items=50000,
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="How many were taken.",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Report,
                ),
            ),
        ),
    ),
)

ADD_EVENTS: Operation[models.Report] = Operation(
    id="addEvents",
    group="default",
    py_name="add_events",
    method="POST",
    path="/events",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Events,
                array=ItemArray(
                    type=lambda: models.Event,
                    name="events",
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="How many were taken.",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Report,
                ),
            ),
        ),
    ),
)

ADD_NAMES: Operation[models.Report] = Operation(
    id="addNames",
    group="default",
    py_name="add_names",
    method="POST",
    path="/names",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.AddNamesRequest,
                array=ItemArray(
                    type=lambda: Annotated[str, Field(max_length=5)],
                    name="na/mes",
                ),
            ),
            Media(
                content_type="application/vnd.names+json",
                type=lambda: list[str],
            ),
            Media(
                content_type="application/jsonl",
                items=Items(
                    type=lambda: str,
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="How many were taken.",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Report,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case items",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        REPLACE_STOCK,
        ADD_READINGS,
        ADD_EVENTS,
        ADD_NAMES,
    ),
    user_agent=f"case-items/1.0.0 ({GENERATED_BY})",
    logger="case_items",
)
