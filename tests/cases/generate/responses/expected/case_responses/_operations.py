# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from . import models
from ._runtime.operations import (
    Contract,
    Media,
    Operation,
    Parameter,
    Response,
    Server,
)
from ._version import GENERATED_BY

GET_ITEM: Operation[models.Item] = Operation(
    id="getItem",
    group="default",
    py_name="get_item",
    method="GET",
    path="/item",
    responses=(
        Response(
            status="200",
            description="the item",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Item,
                ),
            ),
            headers=(
                Parameter(
                    name="X-Rate-Limit",
                    py_name="x_rate_limit",
                    location="header",
                    type=lambda: int,
                ),
            ),
        ),
        Response(
            status="404",
            description="no such item",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Fault,
                ),
            ),
        ),
        Response(
            status="4XX",
            description="another mistake of the caller",
            media=(
                Media(
                    content_type="application/problem+json",
                    type=lambda: models.Problem,
                ),
            ),
        ),
        Response(
            status="default",
            description="anything else",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Fault,
                ),
            ),
        ),
    ),
)

PUT_ITEM: Operation[models.Item | None] = Operation(
    id="putItem",
    group="default",
    py_name="put_item",
    method="PUT",
    path="/item",
    responses=(
        Response(
            status="200",
            description="replaced",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Item,
                ),
            ),
        ),
        Response(
            status="204",
            description="nothing changed",
        ),
    ),
)

DELETE_ITEM: Operation[None] = Operation(
    id="deleteItem",
    group="default",
    py_name="delete_item",
    method="DELETE",
    path="/item",
    responses=(
        Response(
            status="204",
            description="gone",
        ),
    ),
)

ANY_SUCCESS: Operation[models.Item] = Operation(
    id="anySuccess",
    group="default",
    py_name="any_success",
    method="POST",
    path="/range",
    responses=(
        Response(
            status="2XX",
            description="all is well",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Item,
                ),
            ),
        ),
    ),
)

ONLY_DEFAULT: Operation[models.Item] = Operation(
    id="onlyDefault",
    group="default",
    py_name="only_default",
    method="GET",
    path="/default",
    responses=(
        Response(
            status="default",
            description="whatever comes",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Item,
                ),
            ),
        ),
    ),
)

LIST_ITEMS: Operation[list[models.Item]] = Operation(
    id="listItems",
    group="default",
    py_name="list_items",
    method="GET",
    path="/items",
    responses=(
        Response(
            status="200",
            description="all items",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: list[models.Item],
                ),
            ),
        ),
    ),
)

LIST_NAMES: Operation[dict[str, str]] = Operation(
    id="listNames",
    group="default",
    py_name="list_names",
    method="GET",
    path="/names",
    responses=(
        Response(
            status="200",
            description="names by number",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: dict[str, str],
                ),
            ),
        ),
    ),
)

COUNT: Operation[int] = Operation(
    id="count",
    group="default",
    py_name="count",
    method="GET",
    path="/count",
    responses=(
        Response(
            status="200",
            description="how many",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: int,
                ),
            ),
        ),
    ),
)

SEVERAL_TYPES: Operation[models.Item] = Operation(
    id="severalTypes",
    group="default",
    py_name="several_types",
    method="GET",
    path="/several",
    responses=(
        Response(
            status="200",
            description="as asked for",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Item,
                ),
                Media(
                    content_type="application/vnd.case+json",
                    type=lambda: models.Item,
                ),
                Media(
                    content_type="text/plain",
                    type=lambda: str,
                ),
            ),
        ),
    ),
)

GET_IMAGE: Operation[bytes] = Operation(
    id="getImage",
    group="default",
    py_name="get_image",
    method="GET",
    path="/image",
    responses=(
        Response(
            status="200",
            description="a picture",
            media=(
                Media(
                    content_type="image/png",
                ),
            ),
        ),
    ),
)

EXPORT: Operation[str | None] = Operation(
    id="export",
    group="default",
    py_name="export",
    method="GET",
    path="/export",
    responses=(
        Response(
            status="200",
            description="a table",
            media=(
                Media(
                    content_type="text/csv",
                    type=lambda: str,
                ),
            ),
        ),
        Response(
            status="202",
            description="not ready",
        ),
    ),
)

CONTRACT = Contract(
    title="Case responses",
    version="2024-winter",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        GET_ITEM,
        PUT_ITEM,
        DELETE_ITEM,
        ANY_SUCCESS,
        ONLY_DEFAULT,
        LIST_ITEMS,
        LIST_NAMES,
        COUNT,
        SEVERAL_TYPES,
        GET_IMAGE,
        EXPORT,
    ),
    user_agent=f"case-responses/0+2024.winter ({GENERATED_BY})",
    logger="case_responses",
)
