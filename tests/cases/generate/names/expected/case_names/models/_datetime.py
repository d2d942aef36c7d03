# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Datetime."""

from __future__ import annotations

from .._runtime.models.base import ApiModel, AwareDatetime


class Datetime(ApiModel):
    thirteen: AwareDatetime | None = None
