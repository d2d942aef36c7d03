"""Packages as type checkers read them: all import one runtime, which is checked once, not by each.

Type checkers take minutes for a dozen copies of the runtime, which is the same in all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RUNTIME = "shared_runtime"
_IMPORT = re.compile(r"\bfrom \.+_runtime\b")


def with_one_runtime(trees: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the Python of packages, path to text, with all that they ship of the runtime once.

    Args:
        trees: what is generated, a tree for each package.
    """
    files: dict[str, str] = {}
    for tree in trees:
        for path, text in tree.items():
            package, runtime, inside = path.partition("/_runtime/")
            if runtime and "/" not in package:
                files[f"{RUNTIME}/{inside}"] = text
            elif path.endswith((".py", "/py.typed")):
                files[path] = _IMPORT.sub(f"from {RUNTIME}", text)
    return files
