# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models Pet, Dog, Puppy."""

from __future__ import annotations

from typing import Annotated, ClassVar, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.base import ApiModel
from .._runtime.models.variants import Tagged, UnknownVariant
from ._cat import Cat
from ._pet_base import PetBase

Pet = TypeAliasType(
    "Pet",
    Annotated[
        Union[PetBase, Cat, "Dog", "Puppy", UnknownVariant],
        Tagged(
            "petType",
            {"dog": "Dog", "Pet": "PetBase", "Cat": "Cat", "Puppy": "Puppy"},
            attribute="pet_type",
        ),
    ],
)


class Dog(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "dog"
    name: str | None = None
    bark: str
    friend: Pet | None = None


class Puppy(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Puppy"
    name: str | None = None
    bark: str
    friend: Pet | None = None
    weeks: int | None = None
