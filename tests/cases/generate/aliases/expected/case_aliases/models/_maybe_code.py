# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MaybeCode."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from ._code import Code

MaybeCode = TypeAliasType("MaybeCode", Code | None)
