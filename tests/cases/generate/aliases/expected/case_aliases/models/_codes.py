# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Codes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from ._code import Code

Codes = TypeAliasType("Codes", Annotated[list[Code], Field(max_length=3)])
"""Default: `[]`."""
