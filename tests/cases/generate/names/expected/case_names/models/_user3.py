# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model User3."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class User3(ApiModel):
    one: int | None = None
