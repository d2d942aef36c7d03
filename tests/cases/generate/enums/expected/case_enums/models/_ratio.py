# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Ratio."""

from __future__ import annotations

from .._runtime.models.base import Enum


class Ratio(Enum):
    VALUE_0_5 = 0.5
    VALUE_1 = 1
    VALUE_2_5 = 2.5
