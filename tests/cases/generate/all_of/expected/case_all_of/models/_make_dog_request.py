# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MakeDogRequest."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._dog_home import DogHome
from ._named import Named


class MakeDogRequest(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None
