# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Code."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[a-z]+$")])
"""A short code."""
