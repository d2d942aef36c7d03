# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model User."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class User(ApiModel):
    two: int | None = None
