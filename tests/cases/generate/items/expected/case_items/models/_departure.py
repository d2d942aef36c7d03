# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Departure."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.base import ApiModel


class Departure(ApiModel):
    kind: Literal["Departure"] = "Departure"
    gate: str | None = None
