# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case responses.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._fault import Fault
    from ._item import Item
    from ._problem import Problem

__all__ = [
    "ApiModel",
    "Item",
    "Fault",
    "Problem",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Item": "_item",
            "Fault": "_fault",
            "Problem": "_problem",
        },
    )
