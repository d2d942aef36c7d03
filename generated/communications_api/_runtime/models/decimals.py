"""Decimals in values of which the schema says no type: written as numbers, as all others are.

pydantic writes them as text there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..narrowing import AnyList, AnyMapping, AnyTuple
from .numbers import of_decimal

__all__ = ["PLAIN", "holds_decimal", "without_decimals"]


PLAIN = (str, int, float, bytes, type(None))
"""Types of values that neither are nor hold decimals."""


def without_decimals(value: Any) -> Any:
    """Return a value with numbers in place of decimals: the same one where there are none.

    Models are changed, lists and mappings are copied.

    Raises:
        ValueError: a double does not hold a decimal.
    """
    return _replaced(value) if holds_decimal(value, in_models=True) else value


def holds_decimal(value: Any, *, in_models: bool = False) -> bool:
    """Return whether there is a decimal in plain data, or in models in it as well."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, PLAIN):  # first, as most are: to ask for a mapping takes longest
            continue
        if isinstance(item, BaseModel):
            if in_models:
                stack.extend(item.__dict__.values())
                stack.extend((item.__pydantic_extra__ or {}).values())
        elif isinstance(item, AnyMapping):
            stack.extend(item.values())
        elif isinstance(item, (AnyList, AnyTuple)):
            stack.extend(item)
        elif isinstance(item, Decimal):
            return True
    return False


def _replaced(value: Any) -> Any:
    if isinstance(value, Decimal):
        return of_decimal(value)
    if isinstance(value, BaseModel):
        for parts in (value.__dict__, value.__pydantic_extra__ or {}):
            parts |= {name: _replaced(part) for name, part in parts.items()}
        return value
    if isinstance(value, AnyMapping):
        return {name: _replaced(part) for name, part in value.items()}
    if isinstance(value, (AnyList, AnyTuple)):
        return [_replaced(part) for part in value]
    return value
