# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Left."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel


class Left(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"ki_nd"})
    ki_nd: Annotated[str, Field(alias='ki"nd')] = '"""\\\nopen(\'pwned\')'
    proto: Annotated[str | None, Field(alias="__proto__")] = None
