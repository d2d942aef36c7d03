# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PutEnumsLevel."""

from __future__ import annotations

from .._runtime.models.base import IntEnum


class PutEnumsLevel(IntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3
