# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Tape."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.base import ApiModel


class Tape(ApiModel):
    kind: Literal["tape"] = "tape"
    metres: float | None = None
