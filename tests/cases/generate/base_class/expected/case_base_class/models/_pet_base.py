# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PetBase."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel


class PetBase(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Pet"
    name: str | None = None
