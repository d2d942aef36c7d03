# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model RecordPlainEnum."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class RecordPlainEnum(StrEnum):
    ONE = "one"
    TWO = "two"
