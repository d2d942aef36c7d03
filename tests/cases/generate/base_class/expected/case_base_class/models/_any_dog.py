# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model AnyDog."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models.variants import Tagged, UnknownVariant
from ._dog import Dog, Puppy

AnyDog = TypeAliasType(
    "AnyDog",
    Annotated[
        Dog | Puppy | UnknownVariant,
        Tagged("petType", {"dog": "Dog", "Puppy": "Puppy"}, attribute="pet_type"),
    ],
)
