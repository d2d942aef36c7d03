"""Weighing: how much work a value makes for its schema, found out before the work is done.

A few schemas that refer to each other twice, and a small value, can keep a validator busy for
ever: it follows every path to the same place. Here each place is visited once and the ways are
counted, so that what is too much is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_WORK = 3_000_000
"""Schemas met on the way through one value, repetitions counted."""

MAX_COPIES = 1_000_000
"""Values that may be copied for the errors of one value: each error has a copy of what it is
about, and is copied itself for each choice around it."""

_MAX_ALL_COPIES = 5_000_000
_MAX_STEPS = 500_000
"""Steps taken for all values of a document."""

_NEW, _OPEN = -1, -2
"""In place of a weight: not met yet, or being weighed, which makes a cycle when met again."""

_SAME = ("allOf", "anyOf", "oneOf")
_ONE = ("not", "if", "then", "else")


class TooComplex(Exception):  # noqa: N818 - not an error of the program
    """What was to be checked is too much work."""


class Scales:
    """Weighs values by schemas, and keeps account of its own work."""

    def __init__(self, targets: Mapping[str, Any]) -> None:
        self.targets = targets
        self.steps = 0
        self.copied = 0
        self.scalars: dict[tuple[int, int], int] = {}

    @property
    def exhausted(self) -> bool:
        """Whether nothing more can be weighed."""
        return self.steps > _MAX_STEPS

    def work(self, schema: Any, value: Any) -> int:
        """Return how many schemas a validator may have to look at for a value.

        Raises:
            TooComplex: more than `MAX_WORK`, or this has become too much work itself.
        """
        return self._weigh(schema, value, None, MAX_WORK)[0]

    def copies(self, schema: Any, value: Any) -> int:
        """Return how many values may be copied for the errors of a validator.

        Raises:
            TooComplex: more than `MAX_COPIES`, or too many together with those before.
        """
        sizes: dict[int, int] = {}
        _measure(value, sizes)
        weight, depth = self._weigh(schema, value, sizes, MAX_COPIES)
        copies = weight * depth
        self.copied += copies
        if copies > MAX_COPIES or self.copied > _MAX_ALL_COPIES:
            raise TooComplex
        return copies

    def _weigh(
        self, schema: Any, value: Any, sizes: dict[int, int] | None, most: int
    ) -> tuple[int, int]:
        """Return the weight of all schemas met, and how deep they are in each other."""
        depth = 0
        known: dict[tuple[int, int], int] = {}
        weights = [0]
        keys: list[tuple[int, int]] = []
        ways: list[Iterator[tuple[Any, Any]]] = [iter([(schema, value)])]
        while True:
            pair = next(ways[-1], None)
            if pair is None:
                ways.pop()
                weight = weights.pop()
                if not keys:
                    return weight, depth
                key = keys.pop()
                (known if key[1] else self.scalars)[key] = weight
                weights[-1] += weight
            else:
                inner, part = pair
                scalar = sizes is None and not isinstance(part, (dict, list))
                key = (id(inner), 0 if scalar else id(part))
                book = self.scalars if scalar else known
                weight = book.get(key, _NEW)
                if weight >= 0:
                    weights[-1] += weight
                else:
                    self.steps += 1
                    book[key] = _OPEN
                    keys.append(key)
                    depth = max(depth, len(keys))
                    ways.append(self._ways(inner, part))
                    weights.append(_weight(inner, 1 if sizes is None else sizes.get(id(part), 1)))
            if weights[-1] > most or self.steps > _MAX_STEPS or weight == _OPEN:
                for key in keys:
                    self.scalars.pop(key, None)
                raise TooComplex

    def _ways(self, schema: Any, value: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the schemas that a schema applies, and the values it applies them to."""
        if not isinstance(schema, dict):
            return
        ref = schema.get("$ref")
        if ref is not None:
            yield self.targets[ref], value
        inside = [part for keyword in _SAME for part in schema.get(keyword, ())]
        inside += [schema[keyword] for keyword in _ONE if keyword in schema]
        inside += schema.get("dependentSchemas", {}).values()
        for part in inside:
            yield part, value
        if isinstance(value, dict):
            yield from _properties(schema, value)
        elif isinstance(value, list):
            yield from zip(schema.get("prefixItems", ()), value, strict=False)
            for keyword in ("items", "contains", "unevaluatedItems"):
                if isinstance(schema.get(keyword), dict):
                    for item in value:
                        yield schema[keyword], item


def _properties(schema: dict[str, Any], value: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    properties = schema.get("properties", {})
    for name, inner in value.items():
        if name in properties:
            yield properties[name], inner
    for part in schema.get("patternProperties", {}).values():
        for inner in value.values():
            yield part, inner
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if isinstance(schema.get(keyword), dict):
            for inner in value.values():
                yield schema[keyword], inner
    if isinstance(schema.get("propertyNames"), dict):
        for name in value:
            yield schema["propertyNames"], name


def _weight(schema: Any, size: int) -> int:
    """Return the weight of a schema alone, for a value of some size."""
    if not isinstance(schema, dict):
        return size
    again = 2 if "unevaluatedProperties" in schema or "unevaluatedItems" in schema else 1
    return again * size * (1 + len(schema.get("required", ()))) + len(schema.get("enum", ()))


def _measure(value: Any, sizes: dict[int, int]) -> int:
    """Note how many values each value consists of."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    size = 1 + sum(_measure(one, sizes) for one in inner)
    if size > 1:
        sizes[id(value)] = size
    return size
