# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Deleted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel


class Deleted(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"reason"})
    _filled: ClassVar[frozenset[str]] = frozenset({"event_type"})
    event_type: Annotated[str, Field(alias="event-type")] = "item.deleted"
    reason: str | None = None
