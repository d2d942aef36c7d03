# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ApiModel2."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class ApiModel2(ApiModel):
    eight: int | None = None
