# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model XPassOpenPwnedWNoneOpenPwnedW."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class XPassOpenPwnedWNoneOpenPwnedW(StrEnum):
    OPEN_PWNED = "'); open('pwned') #"
    REVERSE_SOLIDUS = "\\"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
