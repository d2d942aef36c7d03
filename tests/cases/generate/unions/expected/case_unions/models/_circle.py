# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Circle."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel


class Circle(ApiModel):
    kind: Literal["Circle"] = "Circle"
    radius: Annotated[float, Field(gt=0.0)]
