# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Employee."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class Employee(ApiModel):
    friend: Employee | None = None
    boss: Employee | None = None


Employee.model_rebuild()
