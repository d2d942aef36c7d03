# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Plain."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Plain(ApiModel):
    text: str | None = None
