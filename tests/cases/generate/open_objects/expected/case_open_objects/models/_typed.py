# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Typed."""

from __future__ import annotations

from .._runtime.models.base import OpenModel


class Typed(OpenModel):
    a: str | None = None
