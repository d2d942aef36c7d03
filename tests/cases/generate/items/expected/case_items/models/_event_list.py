# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EventList."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from ._event import Event

EventList = TypeAliasType("EventList", list[Event])
