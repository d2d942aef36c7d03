# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Created."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel


class Created(ApiModel):
    event_type: Annotated[Literal["item.created", "item.restored"], Field(alias="event-type")]
    id: int
