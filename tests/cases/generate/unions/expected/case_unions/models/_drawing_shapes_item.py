# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DrawingShapesItem."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.variants import UnknownVariant, Unlisted
from ._circle import Circle
from ._square import Square

DrawingShapesItem = TypeAliasType(
    "DrawingShapesItem",
    Union[
        Annotated[Circle | Square, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Circle", "Square")],
    ],
)
