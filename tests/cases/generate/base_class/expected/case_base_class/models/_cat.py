# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Cat."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel


class Cat(ApiModel):
    """Named in the document by its schema."""

    pet_type: Annotated[Literal["Cat"], Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None
