# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case circular."""

from __future__ import annotations

from typing import ClassVar, Union

from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel

Value = TypeAliasType("Value", Union[str, float, "list[Value]"])
"""Any JSON but objects."""


class Employee(ApiModel):
    friend: Employee | None = None
    boss: Employee | None = None


class Person(ApiModel):
    friend: Employee | None = None


class Tree(ApiModel):
    label: str
    left: Tree | None = None
    children: list[Tree] | None = None
    by_name: dict[str, Tree] | None = None
    owner: Owner | None = None


class Owner(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"first"})
    trees: list[Tree] | None = None
    first: Tree | None = None


Employee.model_rebuild()
Tree.model_rebuild()
