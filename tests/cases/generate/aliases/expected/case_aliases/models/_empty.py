# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Empty."""

from __future__ import annotations

from .._runtime.models.base import OpenModel


class Empty(OpenModel):
    pass
