# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Anything."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypeAliasType

Anything = TypeAliasType("Anything", Any)
