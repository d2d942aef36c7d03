# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case base class.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._any_dog import AnyDog
    from ._cat import Cat
    from ._dog import Dog, Pet, Puppy
    from ._pet_base import PetBase

__all__ = [
    "ApiModel",
    "Cat",
    "PetBase",
    "Pet",
    "Dog",
    "Puppy",
    "AnyDog",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Cat": "_cat",
            "PetBase": "_pet_base",
            "Pet": "_dog",
            "Dog": "_dog",
            "Puppy": "_dog",
            "AnyDog": "_any_dog",
        },
    )
