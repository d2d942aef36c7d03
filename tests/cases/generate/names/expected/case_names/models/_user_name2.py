# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UserName2."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class UserName2(ApiModel):
    four: int | None = None
