# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case unions.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

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
    "Square",
    "SquareKind",
    "DrawingShapesItem",
    "DrawingBesideLeft",
    "DrawingBesideRight",
    "SendShapeRequest",
    "Event",
    "Drawing",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Created": "_created",
            "Deleted": "_deleted",
            "Circle": "_circle",
            "Square": "_square",
            "SquareKind": "_square_kind",
            "DrawingShapesItem": "_drawing_shapes_item",
            "DrawingBesideLeft": "_drawing_beside_left",
            "DrawingBesideRight": "_drawing_beside_right",
            "SendShapeRequest": "_send_shape_request",
            "Event": "_event",
            "Drawing": "_drawing",
        },
    )
