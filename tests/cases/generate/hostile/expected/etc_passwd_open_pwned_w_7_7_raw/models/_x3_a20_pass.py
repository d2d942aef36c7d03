# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model X3A20Pass."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class X3A20Pass(ApiModel):
    eval: str | None = None
    print: str | None = None
    type: str | None = None
    property: str | None = None
    field: Annotated[str | None, Field(alias="😀")] = None
    x: str | None = None
