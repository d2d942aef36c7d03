# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Identifier."""

from __future__ import annotations

from uuid import UUID

from typing_extensions import TypeAliasType

Identifier = TypeAliasType("Identifier", UUID)
