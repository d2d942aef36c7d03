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

LIST_USERS: Operation[list[models.UserResponse]] = Operation(
    id="listUsers",
    group="default",
    py_name="list_users",
    method="GET",
    path="/users",
    responses=(
        Response(
            status="200",
            description="all",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: list[models.UserResponse],
                ),
            ),
        ),
    ),
)

REPLACE_GROUP: Operation[models.GroupResponse] = Operation(
    id="replaceGroup",
    group="default",
    py_name="replace_group",
    method="PUT",
    path="/users",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.GroupRequest,
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
                    type=lambda: models.GroupResponse,
                ),
            ),
        ),
    ),
)

CREATE_USER: Operation[models.UserResponse] = Operation(
    id="createUser",
    group="default",
    py_name="create_user",
    method="POST",
    path="/users",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.UserRequest,
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
                    type=lambda: models.UserResponse,
                ),
            ),
        ),
    ),
)

EDIT_USER: Operation[None] = Operation(
    id="editUser",
    group="default",
    py_name="edit_user",
    method="PATCH",
    path="/users",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.EditUserRequest,
            ),
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
    title="Case read write",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        LIST_USERS,
        REPLACE_GROUP,
        CREATE_USER,
        EDIT_USER,
    ),
    user_agent=f"case-read-write/1.0.0 ({GENERATED_BY})",
    logger="case_read_write",
)
