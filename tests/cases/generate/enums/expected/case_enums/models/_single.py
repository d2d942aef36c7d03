# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Single."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class Single(StrEnum):
    ONLY = "only"
