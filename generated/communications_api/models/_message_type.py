# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageType."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class MessageType(StrEnum):
    """Kind of message: a draft, a discarded draft, an outgoing or incoming message, or a note."""

    DRAFT = "DRAFT"
    DISCARDED_DRAFT = "DISCARDED_DRAFT"
    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"
    NOTE = "NOTE"
