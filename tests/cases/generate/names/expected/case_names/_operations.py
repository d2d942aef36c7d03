# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

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

GET_THING: Operation[models.Fields] = Operation(
    id="getThing",
    group="client",
    py_name="get_thing",
    method="POST",
    path="/things/{id}",
    parameters=(
        Parameter(
            name="id",
            py_name="id",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="id",
            py_name="id_2",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="id",
            py_name="id_3",
            location="header",
            type=lambda: str,
        ),
        Parameter(
            name="id",
            py_name="id_4",
            location="cookie",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="class",
            py_name="class_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="self",
            py_name="self_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="body",
            py_name="body_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="timeout",
            py_name="timeout_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="options",
            py_name="options_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="models",
            py_name="models_",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="X-9",
            py_name="x_9",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="$",
            py_name="param",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="date",
            py_name="date",
            location="query",
            type=lambda: date,
            style="form",
            explode=True,
        ),
        Parameter(
            name="str",
            py_name="str",
            location="query",
            type=lambda: str,
            style="form",
            explode=True,
        ),
        Parameter(
            name="from day",
            py_name="from_day",
            location="query",
            type=lambda: date,
            style="form",
            explode=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Fields,
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
                    type=lambda: models.Fields,
                ),
            ),
        ),
    ),
)

GET_THING_2: Operation[None] = Operation(
    id="get_thing",
    group="client",
    py_name="get_thing_2",
    method="GET",
    path="/things",
    responses=(
        Response(
            status="204",
            description="a",
        ),
    ),
)

GET_THING_3: Operation[None] = Operation(
    id="get-thing",
    group="client_2",
    py_name="get_thing",
    method="PUT",
    path="/things",
    responses=(
        Response(
            status="204",
            description="b",
        ),
    ),
)

IMPORT_: Operation[None] = Operation(
    id="import",
    group="timeout_",
    py_name="import_",
    method="PATCH",
    path="/things",
    responses=(
        Response(
            status="204",
            description="c",
        ),
    ),
)

CALL: Operation[None] = Operation(
    id="***",
    group="日本",
    py_name="call",
    method="DELETE",
    path="/things",
    responses=(
        Response(
            status="204",
            description="d",
        ),
    ),
)

CALL_123: Operation[None] = Operation(
    id="123",
    group="group",
    py_name="call_123",
    method="OPTIONS",
    path="/things",
    responses=(
        Response(
            status="204",
            description="e",
        ),
    ),
)

UUID_2: Operation[UUID] = Operation(
    id="uuid",
    group="any",
    py_name="uuid",
    method="GET",
    path="/tags",
    responses=(
        Response(
            status="200",
            description="g",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: UUID,
                ),
            ),
        ),
    ),
)

CONTRACT_2: Operation[None] = Operation(
    id="contract",
    group="uuid",
    py_name="contract",
    method="PUT",
    path="/tags",
    responses=(
        Response(
            status="204",
            description="h",
        ),
    ),
)

OPERATION: Operation[None] = Operation(
    id="Operation",
    group="group_2",
    py_name="operation",
    method="POST",
    path="/tags",
    responses=(
        Response(
            status="204",
            description="i",
        ),
    ),
)

LITERAL: Operation[None] = Operation(
    id="Literal",
    group="realm_",
    py_name="literal",
    method="DELETE",
    path="/tags",
    responses=(
        Response(
            status="204",
            description="k",
        ),
    ),
)

DATE_: Operation[list[date]] = Operation(
    id="date",
    group="mapping",
    py_name="date_",
    method="OPTIONS",
    path="/tags",
    parameters=(
        Parameter(
            name="list",
            py_name="list",
            location="query",
            type=lambda: list[date],
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="m",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: list[date],
                ),
            ),
        ),
    ),
)

LIST_: Operation[None] = Operation(
    id="list",
    group="mapping",
    py_name="list_",
    method="HEAD",
    path="/tags",
    responses=(
        Response(
            status="200",
            description="l",
        ),
    ),
)

PARTIAL_: Operation[None] = Operation(
    id="partial",
    group="principal",
    py_name="partial_",
    method="PATCH",
    path="/tags",
    responses=(
        Response(
            status="204",
            description="j",
        ),
    ),
)

WITH_OPTIONS_: Operation[models.Holder] = Operation(
    id="with_options",
    group="models",
    py_name="with_options_",
    method="GET",
    path="/classes",
    responses=(
        Response(
            status="200",
            description="f",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Holder,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case names",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        GET_THING,
        GET_THING_2,
        GET_THING_3,
        IMPORT_,
        CALL,
        CALL_123,
        UUID_2,
        CONTRACT_2,
        OPERATION,
        LITERAL,
        DATE_,
        LIST_,
        PARTIAL_,
        WITH_OPTIONS_,
    ),
    user_agent=f"case-names/1.0.0 ({GENERATED_BY})",
    logger="case_names",
)
