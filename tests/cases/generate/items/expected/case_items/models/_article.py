# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Article."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ClosedModel
from ._size import Size


class Article(ClosedModel):
    id: int
    name: Annotated[str | None, Field(min_length=1)] = None
    size: Size | None = None
