# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Item."""

from __future__ import annotations

from .._runtime.models.base import ApiModel, AwareDatetime


class Item(ApiModel):
    id: int
    made: AwareDatetime | None = None
