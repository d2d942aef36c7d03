# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model OpenChoice."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.variants import UnknownVariant, Unlisted
from ._left import Left
from ._right import Right

OpenChoice = TypeAliasType(
    "OpenChoice",
    Union[
        Annotated[Left | Right, Field(discriminator="ki_nd")],
        Annotated[UnknownVariant, Unlisted('ki"nd', '"""\\\nopen(\'pwned\')', "'")],
    ],
)
