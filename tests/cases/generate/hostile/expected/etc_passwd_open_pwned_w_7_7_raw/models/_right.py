# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Right."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel


class Right(ApiModel):
    ki_nd: Annotated[Literal["'"], Field(alias='ki"nd')] = "'"
    class_: Annotated[str | None, Field(alias="__class__")] = None
    init_subclass: Annotated[str | None, Field(alias="__init_subclass__")] = None
