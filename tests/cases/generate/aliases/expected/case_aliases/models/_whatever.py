# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Whatever."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypeAliasType

Whatever = TypeAliasType("Whatever", Any)
"""Anything at all."""
