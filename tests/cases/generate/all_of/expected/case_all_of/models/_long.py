# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Long."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

Long = TypeAliasType("Long", Annotated[str, Field(max_length=5, min_length=2)])
