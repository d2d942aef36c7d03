# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageResponse."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class MessageResponse(ApiModel):
    id: int
    text: str
    seen: bool | None = None
