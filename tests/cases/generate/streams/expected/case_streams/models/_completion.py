# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Completion."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Completion(ApiModel):
    text: str
