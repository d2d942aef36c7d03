# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Tag."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class Tag(StrEnum):
    CAT = "cat"
    DOG = "dog"
