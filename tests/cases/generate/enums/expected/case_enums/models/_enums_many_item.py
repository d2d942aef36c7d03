# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EnumsManyItem."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class EnumsManyItem(StrEnum):
    X = "x"
    Y = "y"
