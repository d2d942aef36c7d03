# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Named."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Named(ApiModel):
    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None
