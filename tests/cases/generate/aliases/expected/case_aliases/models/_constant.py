# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Constant."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

Constant = TypeAliasType("Constant", Literal["always"])
