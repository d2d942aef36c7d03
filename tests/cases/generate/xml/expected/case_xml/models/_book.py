# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Book."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ClosedModel
from ._shelf import Shelf


class Book(ClosedModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"pages"})
    isbn: str
    title: str
    pages: Annotated[int | None, Field(ge=1)] = None
    lent: bool | None = None
    published: date | None = None
    authors: list[str]
    tags: list[str] | None = None
    shelf: Shelf | None = None
    sequels: list[Book] | None = None


Book.model_rebuild()
