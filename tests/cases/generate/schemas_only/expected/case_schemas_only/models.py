# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case schemas only."""

from __future__ import annotations

from ._runtime.models import ApiModel, StrEnum


class Tag(StrEnum):
    CAT = "cat"
    DOG = "dog"


class Pet(ApiModel):
    name: str | None = None
    tag: Tag | None = None
