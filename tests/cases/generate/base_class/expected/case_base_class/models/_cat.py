# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Cat."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel


class Cat(ApiModel):
    """Named in the document by its schema."""

    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None
