# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ABC."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class ABC(ApiModel):
    nine: int | None = None
