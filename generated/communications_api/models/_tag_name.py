# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model TagName."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class TagName(StrEnum):
    """Fixed tag of a message. One value is documented."""

    TRASH = "TRASH"
