# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model None2."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class None2(ApiModel):
    twelve: int | None = None
