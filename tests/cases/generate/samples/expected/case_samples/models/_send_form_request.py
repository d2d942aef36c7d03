# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendFormRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class SendFormRequest(ApiModel):
    a: str | None = None
    b: list[str] | None = None
