# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Person."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._employee import Employee


class Person(ApiModel):
    friend: Employee | None = None
