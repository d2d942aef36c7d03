# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Created."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Created(ApiModel):
    event_type: Annotated[str, Field(alias="event-type")]
    id: int
