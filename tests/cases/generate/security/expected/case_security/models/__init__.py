# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case security.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

__all__ = [
    "ApiModel",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {},
    )
