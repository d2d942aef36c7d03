# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case path items.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._new_store import NewStore
    from ._store import Store

__all__ = [
    "ApiModel",
    "Store",
    "NewStore",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Store": "_store",
            "NewStore": "_new_store",
        },
    )
