# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model GroupResponse."""

from __future__ import annotations

from .._runtime.models.base import ApiModel, AwareDatetime
from ._user_response import UserResponse


class GroupResponse(ApiModel):
    members: list[UserResponse]
    lead: UserResponse | None = None
    created: AwareDatetime | None = None
