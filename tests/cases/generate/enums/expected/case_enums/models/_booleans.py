# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Booleans."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

Booleans = TypeAliasType("Booleans", Literal[True])
