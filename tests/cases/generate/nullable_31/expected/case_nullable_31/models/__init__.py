# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case nullable 31.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._nullable_part import NullablePart
    from ._part import Part
    from ._record import Record
    from ._record_choice import RecordChoice
    from ._record_inline import RecordInline

__all__ = [
    "ApiModel",
    "Part",
    "NullablePart",
    "RecordChoice",
    "RecordInline",
    "Record",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Part": "_part",
            "NullablePart": "_nullable_part",
            "RecordChoice": "_record_choice",
            "RecordInline": "_record_inline",
            "Record": "_record",
        },
    )
