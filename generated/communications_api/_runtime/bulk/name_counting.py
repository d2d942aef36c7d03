"""How many names the objects in data have, as far as a schema declares them."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Counter = Callable[[Sequence[Any]], int]


def names_counter(schema: Any) -> Counter:
    """Return what counts the names in values of a schema of pydantic-core, of all together.

    Args:
        schema: of typed dictionaries, dictionaries, lists and what has no names.
    """
    counters: dict[str, Counter | None] = {}
    if schema["type"] == "definitions":
        for inner in schema["definitions"]:
            counters[inner["ref"]] = _counter(inner, counters)
        schema = schema["schema"]
    return _counter(schema, counters) or (lambda values: 0)


def _counter(schema: Any, known: dict[str, Counter | None]) -> Counter | None:
    """Return what counts names; None where there are none."""
    kind = schema["type"]
    if kind == "typed-dict":
        return _of_objects(schema, known)
    if kind == "definition-ref":
        return _Referred(schema["schema_ref"], known)
    if kind == "nullable":
        count = _counter(schema["schema"], known)
        return count and (lambda values: count([item for item in values if item is not None]))
    if kind == "list":
        count = _counter(schema["items_schema"], known)
        return count and (lambda values: count([item for inner in values for item in inner]))
    if kind == "dict":
        count = _counter(schema["values_schema"], known)
        if count is None:
            return _lengths
        return lambda values: (
            _lengths(values) + count([item for inner in values for item in inner.values()])
        )
    return _in_anything if kind == "any" else None


def _in_anything(values: Sequence[Any]) -> int:
    total = 0
    stack = list(values)
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            total += len(value)
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, float) and not isfinite(value):
            raise ValueError("a number is none that JSON has, or larger than a double holds")
    return total


class _Referred:
    """Counts names in values of a definition, which may refer to itself."""

    def __init__(self, ref: str, known: dict[str, Counter | None]) -> None:
        self._ref = ref
        self._known = known

    def __call__(self, values: Sequence[Any]) -> int:
        count = self._known[self._ref]
        return 0 if count is None else count(values)


def _lengths(values: Sequence[Any]) -> int:
    return sum(map(len, values))


def _of_objects(schema: Any, known: dict[str, Counter | None]) -> Counter:
    inner = [
        (name, count)
        for name, field in schema["fields"].items()
        if (count := _counter(field["schema"], known)) is not None
    ]

    def count_names(values: Sequence[Any]) -> int:
        total = sum(map(len, values))
        for name, count in inner:
            found = [value[name] for value in values if name in value]
            if found:
                total += count(found)
        return total

    return count_names
