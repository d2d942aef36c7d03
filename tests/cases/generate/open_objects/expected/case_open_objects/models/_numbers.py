# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Numbers."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Numbers = TypeAliasType("Numbers", dict[str, float])
