# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Drawing."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._drawing_beside_left import DrawingBesideLeft
from ._drawing_beside_right import DrawingBesideRight
from ._drawing_shapes_item import DrawingShapesItem


class Drawing(ApiModel):
    shapes: list[DrawingShapesItem] | None = None
    value: str | float | bool | None = None
    beside: DrawingBesideLeft | DrawingBesideRight | None = None
