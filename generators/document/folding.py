"""What two values of one keyword say together, where one value can say it.

In `allOf`, both hold. Keywords that are not here are told where branches differ in them.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from . import patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _common_multiple(ours: float, theirs: float) -> float:
    """Return the least number that is a multiple of two: 12 of 4 and 6, 0.6 of 0.2 and 0.3."""
    first, second = (Fraction(str(value)) for value in (ours, theirs))
    common = Fraction(
        math.lcm(first.numerator, second.numerator),
        math.gcd(first.denominator, second.denominator),
    )
    return common.numerator if common.denominator == 1 else float(common)


def _names(ours: list[str], theirs: list[str]) -> list[str]:
    return list(dict.fromkeys([*ours, *theirs]))


def _needs(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    return {name: _names(ours.get(name, []), theirs.get(name, [])) for name in {**ours, **theirs}}


def contradictions(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the lower and the upper bounds of a 3.1 schema between which there is no value."""
    for lower, upper in _BOUNDS:
        low, high = schema.get(lower), schema.get(upper)
        if isinstance(low, int | float) and isinstance(high, int | float):
            is_open = "exclusive" in f"{lower}{upper}"
            if low > high or (is_open and low == high):
                yield lower, upper


_BOUNDS = (
    *product(("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")),
    *((f"min{of}", f"max{of}") for of in ("Length", "Items", "Properties", "Contains")),
)
LOWER = tuple(dict.fromkeys(lower for lower, _ in _BOUNDS))
"""Keywords for lower bounds."""
FOLDS: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
    "multipleOf": _common_multiple,
    "pattern": patterns.both,
    "uniqueItems": lambda ours, theirs: ours or theirs,
    "required": _names,
    "dependentRequired": _needs,
    "not": lambda ours, theirs: {"anyOf": [ours, theirs]},
}
"""By keyword, what makes one value of two that is held exactly where both are."""
SCHEMAS = frozenset({"items", "additionalProperties", "propertyNames"})
"""Keywords with one schema: values fit both."""
MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
"""Keywords with schemas by name: values fit both that have the same name."""
LEADING = {
    "oneOf": (),
    "anyOf": (),
    "contains": ("minContains", "maxContains"),
    "if": ("then", "else"),
}
"""Keywords of which a schema has one only, and those that mean nothing without them."""
