# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case unions."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel, StrEnum
from ._runtime.variants import UnknownVariant, Unlisted


class Created(ApiModel):
    event_type: Annotated[Literal["item.created", "item.restored"], Field(alias="event-type")]
    id: int


class Deleted(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"reason"})
    event_type: Annotated[Literal["item.deleted"], Field(alias="event-type")] = "item.deleted"
    reason: str | None = None


class Circle(ApiModel):
    kind: Literal["Circle"] = "Circle"
    radius: Annotated[float, Field(gt=0.0)]


class SquareKind(StrEnum):
    SQUARE = "Square"


class DrawingBesideLeft(ApiModel):
    shared: str | None = None
    left: int


class DrawingBesideRight(ApiModel):
    shared: str | None = None
    right: int


Event = TypeAliasType(
    "Event",
    Union[
        Annotated[Created | Deleted, Field(discriminator="event_type")],
        Annotated[
            UnknownVariant, Unlisted("event-type", "item.created", "item.restored", "item.deleted")
        ],
    ],
)


class Square(ApiModel):
    kind: Literal["Square"] = "Square"
    side: float


DrawingShapesItem = TypeAliasType(
    "DrawingShapesItem",
    Union[
        Annotated[Circle | Square, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Circle", "Square")],
    ],
)


SendShapeRequest = TypeAliasType(
    "SendShapeRequest",
    Union[
        Annotated[Circle | Square, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Circle", "Square")],
    ],
)


class Drawing(ApiModel):
    shapes: list[DrawingShapesItem] | None = None
    value: str | float | bool | None = None
    beside: DrawingBesideLeft | DrawingBesideRight | None = None
