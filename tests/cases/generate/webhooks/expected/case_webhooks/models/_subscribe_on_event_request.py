# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SubscribeOnEventRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class SubscribeOnEventRequest(ApiModel):
    event: str
