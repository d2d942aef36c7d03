# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Value."""

from __future__ import annotations

from typing import Union

from typing_extensions import TypeAliasType

Value = TypeAliasType("Value", Union[str, float, "list[Value]"])
"""Any JSON but objects."""
