# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SettingsMode."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class SettingsMode(StrEnum):
    FAST = "fast"
    SLOW = "slow"
