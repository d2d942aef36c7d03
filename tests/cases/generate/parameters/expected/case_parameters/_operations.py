# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from . import models
from ._runtime.models.base import AwareDatetime
from ._runtime.operations import (
    Contract,
    Operation,
    Parameter,
    Response,
    Server,
)
from ._version import GENERATED_BY

IN_QUERY: Operation[None] = Operation(
    id="inQuery",
    group="default",
    py_name="in_query",
    method="GET",
    path="/query",
    parameters=(
        Parameter(
            name="text",
            py_name="text",
            location="query",
            type=lambda: str,
            required=True,
            style="form",
            explode=True,
        ),
        Parameter(
            name="number",
            py_name="number",
            location="query",
            type=lambda: Annotated[float, Field(ge=0)],
            style="form",
            explode=True,
        ),
        Parameter(
            name="flag",
            py_name="flag",
            location="query",
            type=lambda: bool,
            style="form",
            explode=True,
        ),
        Parameter(
            name="count",
            py_name="count",
            location="query",
            type=lambda: Annotated[int, Field(ge=1, le=100)],
            style="form",
            explode=True,
            default=20,
        ),
        Parameter(
            name="form",
            py_name="form",
            location="query",
            type=lambda: models.Texts,
            style="form",
            explode=True,
        ),
        Parameter(
            name="formJoined",
            py_name="form_joined",
            location="query",
            type=lambda: models.Texts,
            style="form",
        ),
        Parameter(
            name="spaces",
            py_name="spaces",
            location="query",
            type=lambda: models.Texts,
            style="spaceDelimited",
        ),
        Parameter(
            name="pipes",
            py_name="pipes",
            location="query",
            type=lambda: models.Texts,
            style="pipeDelimited",
        ),
        Parameter(
            name="deep",
            py_name="deep",
            location="query",
            type=lambda: models.Range,
            style="deepObject",
            explode=True,
        ),
        Parameter(
            name="joinedObject",
            py_name="joined_object",
            location="query",
            type=lambda: models.Range,
            style="form",
        ),
        Parameter(
            name="filter",
            py_name="filter",
            location="query",
            type=lambda: models.InQueryFilter,
            content_type="application/json",
        ),
        Parameter(
            name="reserved",
            py_name="reserved",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
            allow_reserved=True,
        ),
        Parameter(
            name="since",
            py_name="since",
            location="query",
            type=lambda: AwareDatetime,
            style="form",
            explode=True,
        ),
        Parameter(
            name="day",
            py_name="day",
            location="query",
            type=lambda: date,
            style="form",
            explode=True,
        ),
        Parameter(
            name="lookAround",
            py_name="look_around",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="id",
            py_name="id",
            location="query",
            type=lambda: UUID,
            style="form",
            explode=True,
        ),
        Parameter(
            name="colour",
            py_name="colour",
            location="query",
            type=lambda: models.Colour,
            style="form",
            explode=True,
        ),
        Parameter(
            name="size",
            py_name="size",
            location="query",
            type=lambda: models.InQuerySize,
            style="form",
            explode=True,
        ),
        Parameter(
            name="days",
            py_name="days",
            location="query",
            type=lambda: Annotated[list[date], Field(max_length=7)],
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

EXPLODED_OBJECT: Operation[None] = Operation(
    id="explodedObject",
    group="default",
    py_name="exploded_object",
    method="GET",
    path="/object",
    parameters=(
        Parameter(
            name="range",
            py_name="range",
            location="query",
            type=lambda: models.Range,
            style="form",
            explode=True,
        ),
        Parameter(
            name="other",
            py_name="other",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

IN_HEADER: Operation[None] = Operation(
    id="inHeader",
    group="default",
    py_name="in_header",
    method="GET",
    path="/header",
    parameters=(
        Parameter(
            name="X-Request-ID",
            py_name="x_request_id",
            location="header",
            type=lambda: Annotated[str, Field(max_length=64)],
            required=True,
        ),
        Parameter(
            name="X-Numbers",
            py_name="x_numbers",
            location="header",
            type=lambda: list[int],
        ),
        Parameter(
            name="X-Range",
            py_name="x_range",
            location="header",
            type=lambda: models.Range,
            explode=True,
        ),
        Parameter(
            name="X-Flag",
            py_name="x_flag",
            location="header",
            type=lambda: bool,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

IN_COOKIE: Operation[None] = Operation(
    id="inCookie",
    group="default",
    py_name="in_cookie",
    method="GET",
    path="/cookie",
    parameters=(
        Parameter(
            name="session",
            py_name="session",
            location="cookie",
            type=lambda: str,
            required=True,
            style="form",
            explode=True,
        ),
        Parameter(
            name="visits",
            py_name="visits",
            location="cookie",
            type=lambda: int,
            style="form",
            explode=True,
        ),
        Parameter(
            name="tags",
            py_name="tags",
            location="cookie",
            type=lambda: models.Texts,
            style="form",
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

IN_PATH: Operation[None] = Operation(
    id="inPath",
    group="default",
    py_name="in_path",
    method="GET",
    path="/path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}",
    parameters=(
        Parameter(
            name="plain",
            py_name="plain",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="list",
            py_name="list",
            location="path",
            type=lambda: models.Texts,
            required=True,
        ),
        Parameter(
            name="label",
            py_name="label",
            location="path",
            type=lambda: int,
            required=True,
            style="label",
        ),
        Parameter(
            name="labels",
            py_name="labels",
            location="path",
            type=lambda: models.Texts,
            required=True,
            style="label",
            explode=True,
        ),
        Parameter(
            name="matrix",
            py_name="matrix",
            location="path",
            type=lambda: str,
            required=True,
            style="matrix",
        ),
        Parameter(
            name="matrices",
            py_name="matrices",
            location="path",
            type=lambda: models.Texts,
            required=True,
            style="matrix",
            explode=True,
        ),
        Parameter(
            name="ranged",
            py_name="ranged",
            location="path",
            type=lambda: models.Range,
            required=True,
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

TWO_IN_ONE_SEGMENT: Operation[None] = Operation(
    id="twoInOneSegment",
    group="default",
    py_name="two_in_one_segment",
    method="GET",
    path="/files/{name}.{extension}",
    parameters=(
        Parameter(
            name="name",
            py_name="name",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="extension",
            py_name="extension",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

CONTRACT = Contract(
    title="Case parameters",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        IN_QUERY,
        EXPLODED_OBJECT,
        IN_HEADER,
        IN_COOKIE,
        IN_PATH,
        TWO_IN_ONE_SEGMENT,
    ),
    user_agent=f"case-parameters/1.0.0 ({GENERATED_BY})",
    logger="case_parameters",
)
