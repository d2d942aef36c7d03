# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendFormRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class SendFormRequest(ApiModel):
    name: str
    age: int | None = None
    tags: list[str] | None = None
    colours: list[str] | None = None
