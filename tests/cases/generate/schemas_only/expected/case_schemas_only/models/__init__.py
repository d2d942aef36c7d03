# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case schemas only.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._pet import Pet
    from ._tag import Tag

__all__ = [
    "ApiModel",
    "Tag",
    "Pet",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Tag": "_tag",
            "Pet": "_pet",
        },
    )
