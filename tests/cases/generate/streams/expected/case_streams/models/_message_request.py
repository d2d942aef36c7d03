# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class MessageRequest(ApiModel):
    text: str
    seen: bool | None = None
