# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Field2."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Field2(ApiModel):
    seven: Annotated[int | None, Field(ge=1)] = None
