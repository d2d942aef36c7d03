# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model IncludesNullable."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class IncludesNullable(ApiModel):
    name: str | None = None
    more: str | None = None
