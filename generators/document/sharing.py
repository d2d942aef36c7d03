"""What two values have in common, held once: what is the same in both can be told by identity."""

from __future__ import annotations

import json
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import Document

written = json.JSONEncoder(default=str).encode
"""Returns a value as text, in which order counts."""


def shared(document: Document, other: Document) -> Document:
    """Return a document in which all that is written as in another one is that one's."""
    return replace(document, data=share(document.data, other.data))


def share(value: Any, other: Any) -> Any:
    """Return a value in which all that is written as in another one is that one's."""
    if value is other or type(value) is not type(other):
        return value
    if type(value) is dict:
        result = {
            key: share(inner, other[key]) if key in other else inner for key, inner in value.items()
        }
        is_same = len(result) == len(other) and list(result) == list(other)
        return other if is_same and all(map(is_, result.values(), other.values())) else result
    if type(value) is list:
        items = [*map(share, value, other), *value[len(other) :]]
        return other if len(items) == len(other) and all(map(is_, items, other)) else items
    if type(value) is float:
        return other if repr(value) == repr(other) else value
    return other if value == other else value


def alike(value: Any, other: Any) -> bool:
    """Whether two values are written in the same way, order included."""
    return value is other or written(value) == written(other)
