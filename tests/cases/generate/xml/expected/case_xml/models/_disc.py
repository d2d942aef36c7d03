# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Disc."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.base import ApiModel


class Disc(ApiModel):
    kind: Literal["disc"] = "disc"
    sides: int | None = None
