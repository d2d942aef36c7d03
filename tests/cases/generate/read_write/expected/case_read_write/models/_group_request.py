# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model GroupRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._user_request import UserRequest


class GroupRequest(ApiModel):
    members: list[UserRequest]
    lead: UserRequest | None = None
