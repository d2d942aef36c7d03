# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

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

GET_STORES_BY_STORE_ID: Operation[models.Store] = Operation(
    id="get_stores_by_store_id",
    group="stores",
    py_name="get_stores_by_store_id",
    method="GET",
    path="/stores/{storeId}",
    parameters=(
        Parameter(
            name="storeId",
            py_name="store_id",
            location="path",
            type=lambda: Annotated[int, Field(ge=1)],
            required=True,
        ),
        Parameter(
            name="verbose",
            py_name="verbose",
            location="query",
            type=lambda: int,
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="a store",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Store,
                ),
            ),
        ),
    ),
)

REMOVE_STORE: Operation[None] = Operation(
    id="removeStore",
    group="stores",
    py_name="remove_store",
    method="DELETE",
    path="/stores/{storeId}",
    parameters=(
        Parameter(
            name="storeId",
            py_name="store_id",
            location="path",
            type=lambda: Annotated[int, Field(ge=1)],
            required=True,
        ),
        Parameter(
            name="verbose",
            py_name="verbose",
            location="query",
            type=lambda: bool,
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="gone",
        ),
    ),
    deprecated=True,
)

POST_STORES: Operation[models.Store] = Operation(
    id="post_stores",
    group="admin_co",
    py_name="post_stores",
    method="POST",
    path="/stores",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.NewStore,
            ),
        ),
    ),
    responses=(
        Response(
            status="201",
            description="a store",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Store,
                ),
            ),
        ),
    ),
)

GET_PING: Operation[None] = Operation(
    id="get_ping",
    group="default",
    py_name="get_ping",
    method="GET",
    path="/ping",
    responses=(
        Response(
            status="204",
            description="alive",
        ),
    ),
)

CHECK_ALIVE: Operation[None] = Operation(
    id="check-alive",
    group="default",
    py_name="check_alive",
    method="HEAD",
    path="/ping",
    responses=(
        Response(
            status="200",
            description="alive",
        ),
    ),
)

GET: Operation[None] = Operation(
    id="get",
    group="default",
    py_name="get",
    method="GET",
    path="/",
    responses=(
        Response(
            status="204",
            description="root",
        ),
    ),
)

CONTRACT = Contract(
    title="Case path items",
    version="2.1.0-beta.3",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        GET_STORES_BY_STORE_ID,
        REMOVE_STORE,
        POST_STORES,
        GET_PING,
        CHECK_ALIVE,
        GET,
    ),
    user_agent=f"case-path-items/2.1.0b3 ({GENERATED_BY})",
    logger="case_path_items",
)
