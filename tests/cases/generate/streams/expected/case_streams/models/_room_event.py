# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model RoomEvent."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class RoomEvent(ApiModel):
    event: str | None = None
    id: str | None = None
    retry: int | None = None
    data: str
