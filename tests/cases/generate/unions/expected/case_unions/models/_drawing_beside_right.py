# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DrawingBesideRight."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class DrawingBesideRight(ApiModel):
    shared: str | None = None
    right: int
