# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Contradiction."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Contradiction(ApiModel):
    value: int | None = None
