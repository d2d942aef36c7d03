# case_base_class/models/__init__.py
"""Models of Case base class.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_base_class/models/_cat.py
"""Model Cat."""


from __future__ import annotations


from typing import Annotated, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Cat(ApiModel):
    """Named in the document by its schema."""

    pet_type: Annotated[Literal["Cat"], Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None


# case_base_class/models/_dog.py
"""Models Pet, Dog, Puppy."""


from __future__ import annotations


from typing import Annotated, Literal, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.models import ApiModel


from .._runtime.variants import UnknownVariant, Unlisted


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
