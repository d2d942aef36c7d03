# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Strict."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._animal_home import AnimalHome


class Strict(ApiModel):
    """Requires what the parts leave open."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None
