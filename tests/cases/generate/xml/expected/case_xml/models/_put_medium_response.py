# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PutMediumResponse."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class PutMediumResponse(ApiModel):
    id: int | None = None
