# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model AnimalHome."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class AnimalHome(ApiModel):
    street: str | None = None
