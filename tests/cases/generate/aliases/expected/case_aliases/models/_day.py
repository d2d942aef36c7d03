# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Day."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypeAliasType

Day = TypeAliasType("Day", date)
