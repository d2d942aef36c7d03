# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Map."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from ._day import Day

Map = TypeAliasType("Map", dict[str, Day])
