# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NewStore."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class NewStore(ApiModel):
    name: Annotated[str, Field(min_length=1)]
