# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DraftStatus."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class DraftStatus(StrEnum):
    """Where a draft stands."""

    SCHEDULED = "SCHEDULED"
    FAILED = "FAILED"
    DISCARDED = "DISCARDED"
    SENT = "SENT"
    DRAFTED = "DRAFTED"
    QUEUED = "QUEUED"
