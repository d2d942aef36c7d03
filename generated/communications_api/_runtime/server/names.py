"""Whether JSON text said each name once, told from what was read: cheaper than reading it again."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from math import nan
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel, RootModel

_PLAIN = (str, int, float, bytes, Enum, date, time, timedelta, Decimal, UUID, NoneType)
"""Types whose values no JSON object is read as."""


def is_certain(value: Any, content: bytes) -> bool:
    """Return whether it is certain that no name stood twice and that there was no `NaN`.

    A name that stands twice is read once. So it stood once if there are as many colons in the text
    as names were read: each name has one, and there may be more in texts.

    Args:
        value: what was read.
        content: the JSON text.
    """
    return (
        content.count(b":") == _names_in(value)
        and b"NaN" not in content
        and b"Infinity" not in content
    )


def _names_in(model: Any) -> float:
    """Return how many names were read in a model and what is in it; NaN where that is unknown."""
    cls = type(model)
    found = _known.get(cls, _UNSEEN)
    if found is _UNSEEN:
        found = _known[cls] = _holding(cls)
    if found is None or model.__pydantic_extra__:
        return nan
    names = model.__pydantic_fields_set__
    count: float = len(names)
    content = model.__dict__
    for name in found:
        if name in names:
            value = content[name]
            if type(value) is list:
                for item in value:
                    count += _names_in(item)
            elif value is not None:
                count += _names_in(value)
    return count


_UNSEEN: tuple[str, ...] = ("",)
_known: dict[type[Any], tuple[str, ...] | None] = {}


def _holding(cls: type[Any]) -> tuple[str, ...] | None:
    """Return the fields whose values may be objects, or hold some; None for what has no fields."""
    if not issubclass(cls, BaseModel) or issubclass(cls, RootModel):
        return None
    return tuple(name for name, info in cls.model_fields.items() if not _is_plain(info.annotation))


def _is_plain(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, _PLAIN)
    origin = get_origin(annotation)
    if origin is Literal:
        return True
    if origin is Annotated:
        return _is_plain(annotation.__origin__)
    if origin in {Union, UnionType, list}:
        return all(map(_is_plain, get_args(annotation)))
    return False
