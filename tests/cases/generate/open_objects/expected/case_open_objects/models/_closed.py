# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Closed."""

from __future__ import annotations

from .._runtime.models.base import ClosedModel


class Closed(ClosedModel):
    a: str | None = None
