# case_unions/models/__init__.py
"""Models of Case unions.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._circle import Circle
    from ._created import Created
    from ._deleted import Deleted
    from ._drawing import Drawing
    from ._drawing_beside_left import DrawingBesideLeft
    from ._drawing_beside_right import DrawingBesideRight
    from ._drawing_shapes_item import DrawingShapesItem
    from ._event import Event
    from ._send_shape_request import SendShapeRequest
    from ._square import Square
    from ._square_kind import SquareKind


__all__ = [
    "ApiModel",
    "Created",
    "Deleted",
    "Circle",
    "SquareKind",
    "DrawingBesideLeft",
    "DrawingBesideRight",
    "Event",
    "Square",
    "DrawingShapesItem",
    "SendShapeRequest",
    "Drawing",
]


# case_unions/models/_circle.py
"""Model Circle."""


from __future__ import annotations


from typing import Annotated, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Circle(ApiModel):
    kind: Literal["Circle"] = "Circle"
    radius: Annotated[float, Field(gt=0.0)]


# case_unions/models/_created.py
"""Model Created."""


from __future__ import annotations


from typing import Annotated, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Created(ApiModel):
    event_type: Annotated[Literal["item.created", "item.restored"], Field(alias="event-type")]
    id: int


# case_unions/models/_deleted.py
"""Model Deleted."""


from __future__ import annotations


from typing import Annotated, ClassVar, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Deleted(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"reason"})
    event_type: Annotated[Literal["item.deleted"], Field(alias="event-type")] = "item.deleted"
    reason: str | None = None


# case_unions/models/_drawing.py
"""Model Drawing."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._drawing_beside_left import DrawingBesideLeft


from ._drawing_beside_right import DrawingBesideRight


from ._drawing_shapes_item import DrawingShapesItem


class Drawing(ApiModel):
    shapes: list[DrawingShapesItem] | None = None
    value: str | float | bool | None = None
    beside: DrawingBesideLeft | DrawingBesideRight | None = None


# case_unions/models/_drawing_beside_left.py
"""Model DrawingBesideLeft."""


from __future__ import annotations


from .._runtime.models import ApiModel


class DrawingBesideLeft(ApiModel):
    shared: str | None = None
    left: int


# case_unions/models/_drawing_beside_right.py
"""Model DrawingBesideRight."""


from __future__ import annotations


from .._runtime.models import ApiModel


class DrawingBesideRight(ApiModel):
    shared: str | None = None
    right: int


# case_unions/models/_drawing_shapes_item.py
"""Model DrawingShapesItem."""


from __future__ import annotations


from typing import Annotated, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.variants import UnknownVariant, Unlisted


from ._circle import Circle


from ._square import Square


DrawingShapesItem = TypeAliasType(
    "DrawingShapesItem",
    Union[
        Annotated[Circle | Square, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Circle", "Square")],
    ],
)


# case_unions/models/_event.py
"""Model Event."""


from __future__ import annotations


from typing import Annotated, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.variants import UnknownVariant, Unlisted


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


# case_unions/models/_send_shape_request.py
"""Model SendShapeRequest."""


from __future__ import annotations


from typing import Annotated, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.variants import UnknownVariant, Unlisted


from ._circle import Circle


from ._square import Square


SendShapeRequest = TypeAliasType(
    "SendShapeRequest",
    Union[
        Annotated[Circle | Square, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Circle", "Square")],
    ],
)


# case_unions/models/_square.py
"""Model Square."""


from __future__ import annotations


from typing import Literal


from .._runtime.models import ApiModel


class Square(ApiModel):
    kind: Literal["Square"] = "Square"
    side: float


# case_unions/models/_square_kind.py
"""Model SquareKind."""


from __future__ import annotations


from .._runtime.models import StrEnum


class SquareKind(StrEnum):
    SQUARE = "Square"
