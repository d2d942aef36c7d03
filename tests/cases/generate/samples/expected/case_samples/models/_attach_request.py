# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model AttachRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class AttachRequest(ApiModel):
    first: bytes | None = None
    second: bytes | None = None
    purpose: str | None = None
