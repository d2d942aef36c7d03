# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case base class.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._cat import Cat
    from ._dog import Dog, Pet, Puppy

__all__ = [
    "ApiModel",
    "Cat",
    "Pet",
    "Dog",
    "Puppy",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Cat": "_cat",
            "Pet": "_dog",
            "Dog": "_dog",
            "Puppy": "_dog",
        },
    )
