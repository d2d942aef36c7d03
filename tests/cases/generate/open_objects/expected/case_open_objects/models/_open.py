# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Open."""

from __future__ import annotations

from .._runtime.models.base import OpenModel


class Open(OpenModel):
    a: str | None = None
