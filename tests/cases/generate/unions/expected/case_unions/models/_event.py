# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Event."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models.variants import Tagged, UnknownVariant
from ._created import Created
from ._deleted import Deleted

Event = TypeAliasType(
    "Event",
    Annotated[
        Created | Deleted | UnknownVariant,
        Tagged(
            "event-type",
            {"item.created": "Created", "item.restored": "Created", "item.deleted": "Deleted"},
            attribute="event_type",
        ),
    ],
)
