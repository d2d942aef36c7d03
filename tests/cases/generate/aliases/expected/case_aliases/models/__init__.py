# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case aliases.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._anything import Anything
    from ._code import Code
    from ._codes import Codes
    from ._constant import Constant
    from ._day import Day
    from ._empty import Empty
    from ._holder import Again, Holder
    from ._identifier import Identifier
    from ._map import Map
    from ._maybe_code import MaybeCode
    from ._maybe_text import MaybeText
    from ._moment import Moment
    from ._nothing import Nothing
    from ._page import Page
    from ._truth import Truth
    from ._whatever import Whatever

__all__ = [
    "ApiModel",
    "Code",
    "Page",
    "Codes",
    "Moment",
    "Day",
    "Identifier",
    "Anything",
    "Whatever",
    "Nothing",
    "MaybeText",
    "MaybeCode",
    "Map",
    "Empty",
    "Truth",
    "Constant",
    "Again",
    "Holder",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Code": "_code",
            "Page": "_page",
            "Codes": "_codes",
            "Moment": "_moment",
            "Day": "_day",
            "Identifier": "_identifier",
            "Anything": "_anything",
            "Whatever": "_whatever",
            "Nothing": "_nothing",
            "MaybeText": "_maybe_text",
            "MaybeCode": "_maybe_code",
            "Map": "_map",
            "Empty": "_empty",
            "Truth": "_truth",
            "Constant": "_constant",
            "Again": "_holder",
            "Holder": "_holder",
        },
    )
