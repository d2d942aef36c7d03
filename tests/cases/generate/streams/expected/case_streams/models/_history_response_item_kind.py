# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model HistoryResponseItemKind."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class HistoryResponseItemKind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
