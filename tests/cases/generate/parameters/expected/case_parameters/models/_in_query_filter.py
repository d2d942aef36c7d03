# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model InQueryFilter."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class InQueryFilter(ApiModel):
    field: str
    values: list[int] | None = None
