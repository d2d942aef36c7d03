# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Event."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.variants import UnknownVariant, Unlisted
from ._created import Created
from ._deleted import Deleted

Event = TypeAliasType(
    "Event",
    Union[
        Annotated[Created | Deleted, Field(discriminator="event_type")],
        Annotated[
            UnknownVariant, Unlisted("event-type", "item.created", "item.restored", "item.deleted")
        ],
    ],
)
