# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NaMe."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

NaMe = TypeAliasType("NaMe", Annotated[str, Field(max_length=5)])
