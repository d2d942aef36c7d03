# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Prompt."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Prompt(ApiModel):
    text: str
    stream: bool = False
