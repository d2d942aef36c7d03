"""Whether JSON text is read as it was meant, by counting: cheaper than reading it again."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from math import isinf, nan
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel, RootModel
from typing_extensions import TypeAliasType

from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from .slices import Turns

_NUMBERLESS = (str, int, bytes, Enum, date, time, timedelta, UUID, NoneType)
"""Types whose values are read neither from a JSON object nor from `NaN`."""
_PLAIN = (*_NUMBERLESS, float, Decimal)
"""Types whose values are not read from a JSON object."""
_ESCAPE = re.compile(rb"\\(?:u[0-9a-fA-F]{4}|.)")
_COLONS = {b"\\u003a", b"\\u003A"}
_STEP = 1000
"""Values that are counted before others have their turn."""


def is_certain(value: Any, content: bytes) -> bool:
    """Return whether it is certain that no name occurred twice and that no number is infinite.

    A name that occurs twice is read once. Each name has a colon, strings may add more: where the
    text has as many colons as names were read, each occurred once.

    Args:
        value: what was read.
        content: the JSON text.
    """
    if content.count(b":") != _names_in(value):
        return False
    cls = value.__class__
    return not _takes_nan(cls) or (
        b"NaN" not in content and b"Infinity" not in content and not may_be_too_large(content)
    )


TOO_LARGE = "a number is larger than a double holds"
_SHAPE = bytes.maketrans(b"E123456789", b"e000000000")
_LARGE_NUMBER = re.compile(rb"(?:^|[:,\[\s])-?[0-9](?:[0-9.]{200}|[0-9.]*[eE]\+?[0-9]{3})")


def may_be_too_large(content: bytes) -> bool:
    """Return whether a number may be larger than a double holds, and so be read as an infinity."""
    shape = content.translate(_SHAPE, b"+")  # far cheaper than looking for numbers
    if b"e000" not in shape and b"0" * 100 not in shape:
        return False
    return _LARGE_NUMBER.search(content) is not None


async def flaw_in(data: Any, content: bytes, turns: Turns) -> str:
    """Return why JSON is not read as it was meant, looked for while others have turns; else empty.

    The text has a colon for each name that it holds, and those of its strings, of which some may be
    escaped. The data lacks those of what was read twice.

    Args:
        data: what was read.
        content: the JSON text.
        turns: those of others.
    """
    colons = content.count(b":")
    if b"\\u003" in content:
        for number, escape in enumerate(_ESCAPE.finditer(content)):
            colons += escape[0] in _COLONS
            if number % _STEP == 0:
                await turns.give()
    waiting: list[Any] = [iter((data,))]
    number = 0
    while waiting:
        for node in waiting[-1]:
            number += 1
            if number % _STEP == 0:
                await turns.give()
            if isinstance(node, str):
                colons -= node.count(":")
            elif isinstance(node, float):
                if isinf(node):
                    return TOO_LARGE
            elif isinstance(node, AnyDict):
                colons -= len(node)
                waiting += (iter(node), iter(node.values()))
                break
            elif isinstance(node, AnyList):
                waiting.append(iter(node))
                break
        else:
            waiting.pop()
    return "a name occurs twice in one object" if colons else ""


def _names_in(model: Any) -> float:
    """Return how many names were read in a model and what is in it; NaN where that is unknown."""
    fields = _holding(model.__class__)
    if fields is None or model.__pydantic_extra__:
        return nan
    names = model.__pydantic_fields_set__
    count: float = len(names)
    content = model.__dict__
    for name in fields:
        if name in names:
            value = content[name]
            if value.__class__ is list:
                for item in value:
                    count += _names_in(item)
            elif value is not None:
                count += _names_in(value)
    return count


@cache
def _holding(cls: Any) -> tuple[str, ...] | None:
    """Return the fields whose values may be objects, or hold some; None for what has no fields."""
    if not issubclass(cls, BaseModel) or issubclass(cls, RootModel):
        return None
    fields = cls.model_fields.items()
    return tuple(name for name, info in fields if not _made_of(info.annotation, _PLAIN))


@cache
def _takes_nan(cls: Any) -> bool:
    """Return whether `NaN` may be read as something in a model, unknown fields excepted."""
    seen: set[Any] = set()
    stack: list[Any] = [cls]
    while stack:
        item = stack.pop()
        if hasattr(item, "__metadata__"):
            item = item.__origin__
        if item in seen:
            continue
        seen.add(item)
        if isinstance(item, type) and issubclass(item, BaseModel):
            stack += [info.annotation for info in item.model_fields.values()]
        elif isinstance(item, TypeAliasType):
            stack.append(item.__value__)
        elif get_args(item) and get_origin(item) is not Literal:
            stack += get_args(item)
        elif not _made_of(item, _NUMBERLESS):
            return True
    return False


def _made_of(annotation: Any, plain: tuple[type, ...]) -> bool:
    """Return whether values of a type are of these types, or lists of such values."""
    if isinstance(annotation, type):
        return issubclass(annotation, plain)
    if hasattr(annotation, "__metadata__"):
        return _made_of(annotation.__origin__, plain)
    origin = get_origin(annotation)
    if origin in {list, Union, UnionType}:
        return all(_made_of(argument, plain) for argument in get_args(annotation))
    return origin is Literal
