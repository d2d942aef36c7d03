# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Problem."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Problem(ApiModel):
    status: int | None = None
    detail: str | None = None
