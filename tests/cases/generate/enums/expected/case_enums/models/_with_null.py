# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model WithNull."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class WithNull(StrEnum):
    YES = "yes"
    NO = "no"
