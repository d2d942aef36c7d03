# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Nothing."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Nothing = TypeAliasType("Nothing", None)
