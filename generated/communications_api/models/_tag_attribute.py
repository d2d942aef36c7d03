# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model TagAttribute."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class TagAttribute(ApiModel):
    """An attribute of a message tag."""

    value: str | None = None
    """Value of the attribute."""
