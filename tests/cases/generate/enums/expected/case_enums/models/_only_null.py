# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model OnlyNull."""

from __future__ import annotations

from typing_extensions import TypeAliasType

OnlyNull = TypeAliasType("OnlyNull", None)
