# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case all of.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._animal import Animal
    from ._animal_home import AnimalHome
    from ._contradiction import Contradiction
    from ._dog import Dog
    from ._dog_home import DogHome
    from ._long import Long
    from ._make_dog_request import MakeDogRequest
    from ._named import Named
    from ._strict import Strict

__all__ = [
    "ApiModel",
    "Named",
    "Contradiction",
    "Long",
    "AnimalHome",
    "DogHome",
    "MakeDogRequest",
    "Animal",
    "Dog",
    "Strict",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Named": "_named",
            "Contradiction": "_contradiction",
            "Long": "_long",
            "AnimalHome": "_animal_home",
            "DogHome": "_dog_home",
            "MakeDogRequest": "_make_dog_request",
            "Animal": "_animal",
            "Dog": "_dog",
            "Strict": "_strict",
        },
    )
