# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model RecordInline."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class RecordInline(ApiModel):
    inner: str | None = None
