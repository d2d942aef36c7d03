# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Event."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.variants import UnknownVariant, Unlisted
from ._arrival import Arrival
from ._departure import Departure

Event = TypeAliasType(
    "Event",
    Union[
        Annotated[Arrival | Departure, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Arrival", "Departure")],
    ],
)
