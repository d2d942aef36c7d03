"""Import the parts of a package when they are first used (PEP 562)."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def attach(
    package: str, table: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for a package.

    Args:
        package: its `__name__`; it has an `__all__`.
        table: attribute to the submodule that holds it, relative to the package (`.b` is a module
            beside it); empty where the attribute is a submodule itself.
    """

    def get(name: str) -> Any:
        if name not in table:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = importlib.import_module(f".{table[name] or name}", package)
        value = getattr(module, name) if table[name] else module
        setattr(sys.modules[package], name, value)  # later accesses find it there
        return value

    def names() -> list[str]:
        return sorted(vars(sys.modules[package])["__all__"])

    return get, names
