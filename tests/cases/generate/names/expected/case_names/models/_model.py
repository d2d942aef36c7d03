# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Model."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Model(ApiModel):
    ten: int | None = None
