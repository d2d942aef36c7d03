# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MaybeText."""

from __future__ import annotations

from typing_extensions import TypeAliasType

MaybeText = TypeAliasType("MaybeText", str | None)
