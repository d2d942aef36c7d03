# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model OpenChoice."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models.variants import Tagged, UnknownVariant
from ._left import Left
from ._right import Right

OpenChoice = TypeAliasType(
    "OpenChoice",
    Annotated[
        Left | Right | UnknownVariant,
        Tagged('ki"nd', {'"""\\\nopen(\'pwned\')': "Left", "'": "Right"}, attribute="ki_nd"),
    ],
)
