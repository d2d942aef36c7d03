# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UploadRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._note import Note


class UploadRequest(ApiModel):
    file: bytes
    more: list[bytes] | None = None
    caption: str | None = None
    details: Note | None = None
