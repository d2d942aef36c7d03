# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Store."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Store(ApiModel):
    id: int
    name: str
