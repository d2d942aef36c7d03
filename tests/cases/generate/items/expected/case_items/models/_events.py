# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Events."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._event_list import EventList


class Events(ApiModel):
    source: str | None = None
    events: EventList | None
