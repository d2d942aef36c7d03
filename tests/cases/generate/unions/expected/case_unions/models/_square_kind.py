# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SquareKind."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class SquareKind(StrEnum):
    SQUARE = "Square"
