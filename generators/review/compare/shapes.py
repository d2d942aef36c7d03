"""Schemas as they are compared: `$ref` followed, `allOf` taken apart, every fact with its place.

`normalize` merges `allOf` for classes and repairs what it can; a comparison must not lose what it
repairs, and must know in which branch a fact is. So the parts of a schema stay apart here, and
each question is answered from all of them. Two equivalent schemas give the same answers.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from generators.document.pointer import join
from generators.review.compare.flattening import flatten
from generators.review.compare.sides import Located, Node, mapping, same, sequence

if TYPE_CHECKING:
    from generators.review.compare.sides import Side

ALL_TYPES = frozenset({"string", "number", "boolean", "array", "object"})
"""All but null; integers are numbers."""
_OBJECT_WORDS = (
    *("properties", "required", "additionalProperties", "patternProperties", "minProperties"),
    *("maxProperties", "propertyNames", "dependentRequired", "dependentSchemas"),
)
_ARRAY_WORDS = ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains")


class Shape:
    """What a schema says.

    Attributes:
        side: the document.
        node: the schema.
        name: of the component that it is, where it is one.
        home: where it is defined, references followed.
        parts: its levels, its own first.
        unions: its `oneOf`s and `anyOf`s.
        broken: what is not a schema, or a reference that leads nowhere.
    """

    def __init__(self, side: Side, node: Node) -> None:
        self.side = side
        self.node = node
        flat = flatten(side, node)
        self.name = flat.name
        self.home = flat.home
        self.parts = flat.parts
        self.unions = flat.unions
        self.broken = flat.broken
        self._flat = flat

    # --- any keyword ------------------------------------------------------------------------------

    def all(self, key: str) -> list[Located]:
        """Return a keyword of all parts that have it."""
        return [
            Located(join(part.pointer, key), part.value[key])
            for part in self.parts
            if key in part.value
        ]

    def own(self, key: str) -> Located | None:
        """Return a keyword that a schema says of itself, and not of those that include it."""
        for part in self.parts:
            if part.own and key in part.value:
                return Located(join(part.pointer, key), part.value[key])
        return None

    def flag(self, key: str) -> Located | None:
        """Return a keyword where any part sets it to true."""
        return next((found for found in self.all(key) if found.value is True), None)

    # --- types and values -------------------------------------------------------------------------

    @cached_property
    def types(self) -> frozenset[str] | None:
        """The types it allows beside null; None for all."""
        found: frozenset[str] | None = frozenset() if self._flat.impossible else None
        for _, value in self.all("type"):
            names = value if isinstance(value, list) else [value]
            found = _meet(found, frozenset(str(name) for name in names) - {"null"})
        if found is None and self.enum is not None:
            found = frozenset(_type_of(value) for value in self.enum.value)
        if found is None:
            implied = {
                "object": any(part.value.keys() & set(_OBJECT_WORDS) for part in self.parts),
                "array": any(part.value.keys() & set(_ARRAY_WORDS) for part in self.parts),
            }
            names = [name for name, is_so in implied.items() if is_so]
            found = frozenset(names) if len(names) == 1 else None
        return None if found is not None and found >= ALL_TYPES else found

    @property
    def type_at(self) -> Located | None:
        """Where its type is stated, and how."""
        found = [*self.all("type"), *self.all("enum"), *self.all("const")]
        return found[0] if found else None

    @cached_property
    def null(self) -> bool:
        """Whether it allows null."""
        if self._flat.forced_null:
            return True
        said = list(self._flat.nulls)
        if not said:
            return self.types is None and not self.unions and not self._flat.impossible
        return all(said)

    @cached_property
    def enum(self) -> Located | None:
        """The values it is limited to, null aside."""
        found: Located | None = None
        for key in ("enum", "const"):
            for pointer, value in self.all(key):
                values = [value] if key == "const" else sequence(value)
                values = [item for item in values if item is not None]
                if found is not None:
                    values = [item for item in found.value if holds(values, item)]
                found = Located(found.pointer if found else pointer, values)
        return found

    @cached_property
    def subtypes(self) -> list[str]:
        """References to the schemas that stand for it, where it is a base with a discriminator."""
        return self.side.subtypes.get(self.name, []) if self.name else []

    # --- objects ----------------------------------------------------------------------------------

    @cached_property
    def properties(self) -> dict[str, Node]:
        """The schemas of its properties."""
        found: dict[str, list[str]] = {}
        for pointer, value in self.all("properties"):
            for name, schema in mapping(value).items():
                known = found.setdefault(name, [])
                if not any(same(self.side.at(other), schema) for other in known):
                    known.append(join(pointer, name))
        return {name: tuple(pointers) for name, pointers in found.items()}

    @cached_property
    def required(self) -> dict[str, str]:
        """The required names, and where each is stated."""
        found: dict[str, str] = {}
        for pointer, value in self.all("required"):
            for index, name in enumerate(sequence(value)):
                if isinstance(name, str):
                    found.setdefault(name, join(pointer, index))
        return found

    @cached_property
    def additional(self) -> Located | None:
        """`additionalProperties` where it limits anything: False, or a schema."""
        found = [one for one in self.all("additionalProperties") if one.value not in (True, {})]
        closed = next((one for one in found if one.value is False), None)
        return closed or next(iter(found), None)

    @property
    def closed(self) -> bool:
        """Whether it allows no properties but those it names."""
        return self.additional is not None and self.additional.value is False

    def named(self, key: str) -> dict[str, Located]:
        """Return the entries of a keyword that holds a mapping, first ones first."""
        found: dict[str, Located] = {}
        for pointer, value in self.all(key):
            for name, inner in mapping(value).items():
                found.setdefault(name, Located(join(pointer, name), inner))
        return found

    def inner(self, key: str) -> Node:
        """Return the schemas of a keyword that holds one."""
        return tuple(pointer for pointer, value in self.all(key) if value is not True)


def holds(values: list[Any], value: Any) -> bool:
    """Whether `value` is one of `values`; true is not 1."""
    return any(same(value, other) for other in values)


def names_class(shape: Shape) -> bool:
    """Whether a class is made from a schema, so that its name matters to Python."""
    return bool(shape.properties) or bool(shape.unions) or shape.enum is not None


def _meet(ours: frozenset[str] | None, theirs: frozenset[str]) -> frozenset[str]:
    if ours is None:
        return theirs
    both = ours & theirs
    for one, other in ((ours, theirs), (theirs, ours)):
        if "integer" in one and "number" in other:
            both |= {"integer"}
    return both - {"integer"} if {"integer", "number"} <= both else both


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"
