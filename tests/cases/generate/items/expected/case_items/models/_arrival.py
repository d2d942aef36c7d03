# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Arrival."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.base import ApiModel, AwareDatetime


class Arrival(ApiModel):
    kind: Literal["Arrival"] = "Arrival"
    at: AwareDatetime
