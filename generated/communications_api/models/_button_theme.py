# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ButtonTheme."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class ButtonTheme(StrEnum):
    """Look of a button."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    TERTIARY = "TERTIARY"
    QUATERNARY = "QUATERNARY"
