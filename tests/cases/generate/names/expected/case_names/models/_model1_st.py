# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Model1st."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Model1st(ApiModel):
    eleven: int | None = None
