# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case all of."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel


class Named(ApiModel):
    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None


class Contradiction(ApiModel):
    value: int | None = None


Long = TypeAliasType("Long", Annotated[str, Field(max_length=5, min_length=2)])


class AnimalHome(ApiModel):
    street: str | None = None


class DogHome(ApiModel):
    street: str | None = None
    zip: str


class MakeDogRequest(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None


class Animal(ApiModel):
    """Anything alive."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None


class Dog(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None


class Strict(ApiModel):
    """Requires what the parts leave open."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None
