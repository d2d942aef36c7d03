# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Stock."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._article import Article


class Stock(ApiModel):
    """All that a warehouse has."""

    warehouse: Annotated[str | None, Field(min_length=2)] = None
    articles: Annotated[list[Article], Field(min_length=1)]
    remark: str | None = None
