# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model InQuerySize."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class InQuerySize(StrEnum):
    SMALL = "small"
    LARGE = "large"
