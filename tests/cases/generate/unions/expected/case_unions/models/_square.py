# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Square."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.base import ApiModel


class Square(ApiModel):
    kind: Literal["Square"] = "Square"
    side: float
