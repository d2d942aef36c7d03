# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Pet."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._tag import Tag


class Pet(ApiModel):
    name: str | None = None
    tag: Tag | None = None
