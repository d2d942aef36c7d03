# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PutMediumRequest."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.variants import UnknownVariant, Unlisted
from ._disc import Disc
from ._tape import Tape

PutMediumRequest = TypeAliasType(
    "PutMediumRequest",
    Union[
        Annotated[Disc | Tape, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "disc", "tape")],
    ],
)
