# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case parameters."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel, StrEnum

Texts = TypeAliasType("Texts", list[str])


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Range(ApiModel):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None


class InQueryFilter(ApiModel):
    field: str
    values: list[int] | None = None


class InQuerySize(StrEnum):
    SMALL = "small"
    LARGE = "large"
