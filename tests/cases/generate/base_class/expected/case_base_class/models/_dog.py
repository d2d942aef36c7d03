# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models Pet, Dog, Puppy."""

from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.base import ApiModel
from .._runtime.models.variants import UnknownVariant, Unlisted
from ._cat import Cat

Pet = TypeAliasType(
    "Pet",
    Union[
        Annotated[Union[Cat, "Dog", "Puppy"], Field(discriminator="pet_type")],
        Annotated[UnknownVariant, Unlisted("petType", "dog", "Cat", "Puppy")],
    ],
)


class Dog(ApiModel):
    pet_type: Annotated[Literal["dog"], Field(alias="petType")] = "dog"
    name: str | None = None
    bark: str
    friend: Pet | None = None


class Puppy(ApiModel):
    pet_type: Annotated[Literal["Puppy"], Field(alias="petType")] = "Puppy"
    name: str | None = None
    bark: str
    friend: Pet | None = None
    weeks: int | None = None
