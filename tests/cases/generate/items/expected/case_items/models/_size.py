# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Size."""

from __future__ import annotations

from .._runtime.models.base import ClosedModel


class Size(ClosedModel):
    width: float | None = None
