"""One schema that demands what several demand together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict, AnyList
from .fitting import as_key
from .scalars import numeric, patterns_of, plain_types

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGER = ("minimum", "minLength", "minItems", "minProperties", "minContains")
_SMALLER = ("maximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_BOTH = ("items", "contains", "propertyNames")
_NAMED = ("properties", "patternProperties")


def merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that demands what two demand; of other keywords those of the second."""
    result = {**base, **more}
    for word in base.keys() & more.keys():
        left, right = base[word], more[word]
        combine = _COMBINED.get(word)
        if combine is not None:
            result[word] = combine(left, right)
    if "exclusiveMinimum" in result or "exclusiveMaximum" in result:
        _exclude(result, base, more)
    if isinstance(result.get("pattern"), tuple) and len(result["pattern"]) == 1:
        result["pattern"] = result["pattern"][0]
    for word in ("oneOf", "anyOf", "not"):
        if word in base and word in more and base[word] != more[word]:
            result[word] = more[word]
            result["allOf"] = [*(result.get("allOf") or ()), {word: base[word]}]
    return result


def _exclude(result: dict[str, Any], base: dict[str, Any], more: dict[str, Any]) -> None:
    """Combine the exclusive bounds of two schemas, which are booleans in OpenAPI 3.0."""
    for word, strict, pick in (
        ("minimum", "exclusiveMinimum", max),
        ("maximum", "exclusiveMaximum", min),
    ):
        stated = [item[strict] for item in (base, more) if numeric(item.get(strict)) is not None]
        if len(stated) == 2:
            result[strict] = pick(stated)
        elif result.get(strict) is True or (base.get(strict) is True and strict not in more):
            owners = [item for item in (base, more) if item.get(strict) is True]
            result[strict] = any(item.get(word) == result.get(word) for item in owners)


def _picked(pick: Callable[..., Any], left: Any, right: Any) -> Any:
    known = [item for item in (left, right) if numeric(item) is not None]
    return pick(known) if known else right


def _types(left: Any, right: Any) -> list[str]:
    """Return the types that two schemas allow, possibly none; an integer is a number, too."""
    first, second = plain_types({"type": left}), plain_types({"type": right})
    both = [item for item in first if item in second]
    for one, other in ((first, second), (second, first)):
        if "integer" in one and "number" in other and "integer" not in both:
            both.append("integer")
    return both


def _values(left: Any, right: Any) -> Any:
    if not isinstance(left, AnyList) or not isinstance(right, AnyList):
        return right
    known = set(map(as_key, left))
    return [item for item in right if as_key(item) in known]


def _union(left: Any, right: Any) -> list[Any]:
    return list(dict.fromkeys([*(left or ()), *(right or ())]))


def _each(left: Any, right: Any) -> dict[str, Any]:
    both = {name: _all_of(left[name], right[name]) for name in left if name in right}
    return {**left, **right, **both}


def _all_of(left: Any, right: Any) -> Any:
    return {"allOf": [left, right]}


def _additional(left: Any, right: Any) -> Any:
    if left is False or right is False:
        return False
    if isinstance(left, AnyDict) and isinstance(right, AnyDict):
        return _all_of(left, right)
    return left if isinstance(left, AnyDict) else right


def _steps(left: Any, right: Any) -> Any:
    whole = isinstance(left, int) and isinstance(right, int) and left and right
    return math.lcm(left, right) if whole else right


_COMBINED: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(_LARGER, lambda left, right: _picked(max, left, right)),
    **dict.fromkeys(_SMALLER, lambda left, right: _picked(min, left, right)),
    **dict.fromkeys(_BOTH, _all_of),
    **dict.fromkeys(_NAMED, _each),
    "type": _types,
    "enum": _values,
    "required": _union,
    "multipleOf": _steps,
    "uniqueItems": lambda left, right: bool(left or right),
    "pattern": lambda left, right: tuple(
        dict.fromkeys([*patterns_of({"pattern": left}), *patterns_of({"pattern": right})])
    ),
    "additionalProperties": _additional,
    "nullable": lambda left, right: bool(left and right),
}
