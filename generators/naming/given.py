"""Names that a document or the configuration gives: taken as they are, where Python can have them.

Each function says of one kind of names why one cannot be used; the text is empty where it can.
"""

from __future__ import annotations

import keyword
import unicodedata
from typing import TYPE_CHECKING

from .identifiers import pascal, snake

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


def fault(name: str, reserved: Collection[str], prefix: str = "field") -> str:
    """Return why a name cannot be an attribute, a method or a keyword argument.

    Args:
        name: as it was given.
        reserved: names that generated code needs there.
        prefix: what a name begins with that cannot begin as this one does.
    """
    if keyword.iskeyword(name):
        return f"`{name}` is a keyword of Python"
    if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
        return f"`{name}` is no identifier of Python, as `{snake(name, prefix=prefix)}` is"
    if name.startswith("_"):
        return f"`{name}` begins with an underscore, as what is private does"
    return f"`{name}` is needed by generated code itself" if name in reserved else ""


def class_fault(name: str, reserved: Collection[str]) -> str:
    """Return why a name cannot be that of a class: it is written in PascalCase."""
    if problem := fault(name, (), "Model"):
        return problem.replace(f"`{snake(name, prefix='Model')}`", f"`{pascal(name)}`")
    if pascal(name) != name:
        return f"`{name}` is no name of a class, as `{pascal(name)}` is"
    taken = {other.casefold() for other in reserved}
    return f"`{name}` is needed by generated code itself" if name.casefold() in taken else ""


def usable(given: Mapping[str, str] | None, fault_of: Callable[[str], str]) -> dict[str, str]:
    """Return the given names that can be used, by what they name."""
    return {key: name for key, name in (given or {}).items() if not fault_of(name)}
