# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NullablePart."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class NullablePart(ApiModel):
    name: str | None = None
