# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model OpenBased."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class OpenBased(ApiModel):
    x: str | None = None
