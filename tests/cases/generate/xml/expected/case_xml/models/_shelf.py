# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Shelf."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Shelf(ApiModel):
    code: str | None = None
    note: str | None = None
