# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Mixed."""

from __future__ import annotations

from .._runtime.models.base import Enum


class Mixed(Enum):
    AUTO = "auto"
    VALUE_1 = 1
    VALUE_2_5 = 2.5
