# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model USER2."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class USER2(ApiModel):
    three: int | None = None
