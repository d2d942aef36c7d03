# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Order."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class Order(StrEnum):
    ASC = "asc"
    DESC = "desc"
