# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EnumsInline."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class EnumsInline(StrEnum):
    LEFT = "left"
    RIGHT = "right"
