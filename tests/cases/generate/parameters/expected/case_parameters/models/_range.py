# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Range."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Range(ApiModel):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None
