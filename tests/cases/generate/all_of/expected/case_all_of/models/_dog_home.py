# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DogHome."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class DogHome(ApiModel):
    street: str | None = None
    zip: str
