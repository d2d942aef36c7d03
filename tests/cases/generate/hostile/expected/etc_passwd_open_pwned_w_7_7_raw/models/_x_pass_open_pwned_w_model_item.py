# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model XPassOpenPwnedWModelItem."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class XPassOpenPwnedWModelItem(StrEnum):
    A_B = "a\nb"
    VALUE = "\x00"
