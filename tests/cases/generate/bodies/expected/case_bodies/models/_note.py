# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Note."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Note(ApiModel):
    text: str
    stars: Annotated[int | None, Field(ge=0, le=5)] = None
