# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case nullable 30.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._includes_nullable import IncludesNullable
    from ._nullable_all_of import NullableAllOf
    from ._nullable_enum import NullableEnum
    from ._nullable_part import NullablePart
    from ._part import Part
    from ._record import Record
    from ._record_choice import RecordChoice
    from ._record_inline import RecordInline
    from ._record_plain_enum import RecordPlainEnum
    from ._record_two_parts import RecordTwoParts

__all__ = [
    "ApiModel",
    "Part",
    "NullableEnum",
    "NullableAllOf",
    "IncludesNullable",
    "NullablePart",
    "RecordChoice",
    "RecordPlainEnum",
    "RecordTwoParts",
    "RecordInline",
    "Record",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Part": "_part",
            "NullableEnum": "_nullable_enum",
            "NullableAllOf": "_nullable_all_of",
            "IncludesNullable": "_includes_nullable",
            "NullablePart": "_nullable_part",
            "RecordChoice": "_record_choice",
            "RecordPlainEnum": "_record_plain_enum",
            "RecordTwoParts": "_record_two_parts",
            "RecordInline": "_record_inline",
            "Record": "_record",
        },
    )
