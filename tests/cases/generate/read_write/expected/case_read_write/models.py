# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case read write."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ._runtime.models import ApiModel, AwareDatetime, StrEnum


class UserRequest(ApiModel):
    name: str
    password: str
    note: str | None = None


class UserResponse(ApiModel):
    id: int
    name: str
    note: str | None = None


class GroupRequest(ApiModel):
    members: list[UserRequest]
    lead: UserRequest | None = None


class GroupResponse(ApiModel):
    members: list[UserResponse]
    lead: UserResponse | None = None
    created: AwareDatetime | None = None


class Plain(ApiModel):
    text: str | None = None


class EditUserRequestKind(StrEnum):
    EDIT_USER_REQUEST_REQUEST = "EditUserRequestRequest"
    OTHER = "other"


class EditUserRequest(ApiModel):
    """Its class is called EditUserRequestRequest until it has the name alone."""

    edit_user_request_request: Annotated[str, Field(alias="EditUserRequestRequest")] = (
        "EditUserRequestRequest"
    )
    kind: EditUserRequestKind | None = None
