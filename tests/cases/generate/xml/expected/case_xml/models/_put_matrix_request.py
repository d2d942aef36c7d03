# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PutMatrixRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class PutMatrixRequest(ApiModel):
    rows: list[list[int]] | None = None
