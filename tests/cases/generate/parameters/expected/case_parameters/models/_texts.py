# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Texts."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Texts = TypeAliasType("Texts", list[str])
