# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Truth."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Truth = TypeAliasType("Truth", bool)
