# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

Page = TypeAliasType("Page", Annotated[int, Field(ge=1)])
