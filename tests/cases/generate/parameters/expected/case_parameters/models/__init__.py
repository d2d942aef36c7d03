# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case parameters.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._colour import Colour
    from ._in_query_filter import InQueryFilter
    from ._in_query_size import InQuerySize
    from ._range import Range
    from ._texts import Texts

__all__ = [
    "ApiModel",
    "Texts",
    "Colour",
    "Range",
    "InQueryFilter",
    "InQuerySize",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Texts": "_texts",
            "Colour": "_colour",
            "Range": "_range",
            "InQueryFilter": "_in_query_filter",
            "InQuerySize": "_in_query_size",
        },
    )
