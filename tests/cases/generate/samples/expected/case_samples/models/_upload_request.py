# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UploadRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class UploadRequest(ApiModel):
    file: bytes | None = None
    note: str | None = None
    tags: list[str] | None = None
