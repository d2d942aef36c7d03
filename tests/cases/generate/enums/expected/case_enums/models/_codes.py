# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Codes."""

from __future__ import annotations

from .._runtime.models.base import IntEnum


class Codes(IntEnum):
    VALUE_0 = 0
    VALUE_1 = 1
    MINUS_1 = -1
    VALUE_404 = 404
