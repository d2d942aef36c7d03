# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models Tree, Owner."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models.base import ApiModel


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


Tree.model_rebuild()
