# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UserName."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class UserName(ApiModel):
    five: int | None = None
