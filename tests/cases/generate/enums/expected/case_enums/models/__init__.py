# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case enums.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._awkward import Awkward
    from ._booleans import Booleans
    from ._codes import Codes
    from ._enums import Enums
    from ._enums_inline import EnumsInline
    from ._enums_many_item import EnumsManyItem
    from ._mixed import Mixed
    from ._only_null import OnlyNull
    from ._order import Order
    from ._put_enums_level import PutEnumsLevel
    from ._ratio import Ratio
    from ._single import Single
    from ._with_null import WithNull

__all__ = [
    "ApiModel",
    "Order",
    "Awkward",
    "Codes",
    "Mixed",
    "Ratio",
    "Single",
    "WithNull",
    "OnlyNull",
    "Booleans",
    "EnumsInline",
    "EnumsManyItem",
    "PutEnumsLevel",
    "Enums",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Order": "_order",
            "Awkward": "_awkward",
            "Codes": "_codes",
            "Mixed": "_mixed",
            "Ratio": "_ratio",
            "Single": "_single",
            "WithNull": "_with_null",
            "OnlyNull": "_only_null",
            "Booleans": "_booleans",
            "EnumsInline": "_enums_inline",
            "EnumsManyItem": "_enums_many_item",
            "PutEnumsLevel": "_put_enums_level",
            "Enums": "_enums",
        },
    )
