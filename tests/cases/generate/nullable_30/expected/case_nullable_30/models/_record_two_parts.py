# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model RecordTwoParts."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class RecordTwoParts(ApiModel):
    name: str | None = None
    two: int | None = None
