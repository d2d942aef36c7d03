# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DrawingShapesItem."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models.variants import Tagged, UnknownVariant
from ._circle import Circle
from ._square import Square

DrawingShapesItem = TypeAliasType(
    "DrawingShapesItem",
    Annotated[
        Circle | Square | UnknownVariant, Tagged("kind", {"Circle": "Circle", "Square": "Square"})
    ],
)
