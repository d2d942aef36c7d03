# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Any2."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Any2(ApiModel):
    six: int | None = None
