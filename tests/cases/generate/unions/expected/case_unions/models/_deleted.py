# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Deleted."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel


class Deleted(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"reason"})
    event_type: Annotated[Literal["item.deleted"], Field(alias="event-type")] = "item.deleted"
    reason: str | None = None
