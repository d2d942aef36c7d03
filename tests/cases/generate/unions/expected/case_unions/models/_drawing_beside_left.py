# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DrawingBesideLeft."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class DrawingBesideLeft(ApiModel):
    shared: str | None = None
    left: int
