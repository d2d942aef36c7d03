# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UserResponse."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class UserResponse(ApiModel):
    id: int
    name: str
    note: str | None = None
