# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Right."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel


class Right(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"ki_nd"})
    ki_nd: Annotated[str, Field(alias='ki"nd')] = "'"
    class_: Annotated[str | None, Field(alias="__class__")] = None
    init_subclass: Annotated[str | None, Field(alias="__init_subclass__")] = None
