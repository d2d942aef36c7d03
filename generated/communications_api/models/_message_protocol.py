# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageProtocol."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class MessageProtocol(StrEnum):
    """How a message is carried, if at all."""

    TEXT = "TEXT"
    EMAIL = "EMAIL"
    VOICE_CALL = "VOICE_CALL"
    NONE = "NONE"
