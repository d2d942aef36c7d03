# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model RecordChoice."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class RecordChoice(StrEnum):
    ONE = "one"
    TWO = "two"
