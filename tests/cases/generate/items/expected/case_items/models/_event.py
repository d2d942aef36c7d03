# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Event."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models.variants import Tagged, UnknownVariant
from ._arrival import Arrival
from ._departure import Departure

Event = TypeAliasType(
    "Event",
    Annotated[
        Arrival | Departure | UnknownVariant,
        Tagged("kind", {"Arrival": "Arrival", "Departure": "Departure"}),
    ],
)
