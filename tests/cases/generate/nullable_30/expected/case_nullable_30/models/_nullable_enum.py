# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NullableEnum."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class NullableEnum(StrEnum):
    A = "a"
    B = "b"
