"""Names of the types of plain data that stand for models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .identifiers import Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_RESERVED = frozenset({"TypedDict"})
"""What the module of these types imports that ends as they do."""


def dict_names(names: Iterable[str], enums: Collection[str]) -> dict[str, str]:
    """Return the type of plain data of each class and alias, in the given order.

    Args:
        names: of classes and aliases.
        enums: those of them that are enums, of which plain data is a value.
    """
    scope = Scope(_RESERVED)
    endings = {True: "Value", False: "Dict"}
    return {name: scope.take(f"{name}{endings[name in enums]}", separator="") for name in names}
