"""Names that a document gives for Python: the extension `x-python-name`.

In the normal form it stands beside each property that has one, outside of what is merged there, and
in each component that becomes a class of that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "x-python-name"


def name_of(value: Any) -> str:
    """Return the name that an object states; empty where it states none, or no text."""
    stated = value.get(NAME) if isinstance(value, dict) else None
    return stated if isinstance(stated, str) else ""


def stated(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return the names that the entries of a mapping state, by their keys."""
    return {key: name for key, value in entries.items() if (name := name_of(value))}


def without(schema: Any) -> Any:
    """Return a schema without the name that it states."""
    if not isinstance(schema, dict) or NAME not in schema:
        return schema
    return {key: value for key, value in schema.items() if key != NAME}


def named(schema: Any, name: str) -> Any:
    """Return a schema that states a name; where that is empty, or it is no mapping, as it is."""
    return {**schema, NAME: name} if name and isinstance(schema, dict) else schema
