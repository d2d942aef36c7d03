# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Animal."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._animal_home import AnimalHome


class Animal(ApiModel):
    """Anything alive."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None
