# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Moment."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from .._runtime.models.base import AwareDatetime

Moment = TypeAliasType("Moment", AwareDatetime)
"""Default: `"2024-01-01T00:00:00Z"`."""
