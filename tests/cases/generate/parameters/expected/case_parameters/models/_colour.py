# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Colour."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"
