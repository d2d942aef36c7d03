# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Report."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Report(ApiModel):
    taken: int | None = None
    refused: list[int] | None = None
