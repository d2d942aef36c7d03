"""Schemas as they are compared: `$ref` followed, `allOf` taken apart, every fact with its place.

`normalize` merges `allOf` for classes and repairs what it can; a comparison must not lose what it
repairs, and must know in which branch a fact is. So the parts of a schema stay apart here, and
each question is answered from all of them. Two equivalent schemas give the same answers.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...document import open_enums
from ...document.objects import mapping, sequence
from ...document.pointer import join
from .flattening import flatten
from .sides import Located, Node, same

if TYPE_CHECKING:
    from .sides import Side

ALL_TYPES = frozenset({"string", "number", "boolean", "array", "object"})
"""All but null; integers are numbers."""
_OBJECT_WORDS = (
    *("properties", "required", "additionalProperties", "patternProperties", "minProperties"),
    *("maxProperties", "propertyNames", "dependentRequired", "dependentSchemas"),
)
_ARRAY_WORDS = ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains")


class Shape:
    """The meaning of a schema.

    Attributes:
        side: the document.
        node: the schema.
        name: its name, if it is a component.
        home: where it is defined, references followed.
        parts: its levels, its own first.
        unions: its `oneOf`s and `anyOf`s.
        broken: values that are not schemas, and references that lead nowhere.
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

    def trail(self, pointer: str) -> list[str]:
        """Return the levels that lead to the one that holds `pointer`, the innermost first."""
        levels = [*self._flat.above, *self.node]
        holders = [level for level in levels if f"{pointer}/".startswith(f"{level}/")]
        trail: list[str] = []
        at: str | None = max(holders, key=len, default=None)
        while at is not None and at not in trail:
            trail.append(at)
            at = self._flat.above.get(at)
        return trail

    # --- any keyword ------------------------------------------------------------------------------

    def all(self, key: str) -> list[Located]:
        """Return the values of a keyword in all parts that have it."""
        return [
            Located(join(part.pointer, key), part.value[key])
            for part in self.parts
            if key in part.value
        ]

    def own(self, key: str) -> Located | None:
        """Return a keyword of the schema itself, not of a named schema that it includes."""
        for part in self.parts:
            if part.own and key in part.value:
                return Located(join(part.pointer, key), part.value[key])
        return None

    def flag(self, key: str) -> Located | None:
        """Return a keyword of the first part that sets it to true."""
        return next((located for located in self.all(key) if located.value is True), None)

    # --- types and values -------------------------------------------------------------------------

    @cached_property
    def types(self) -> frozenset[str] | None:
        """The types it allows, without null; None for all."""
        allowed: frozenset[str] | None = frozenset() if self._flat.impossible else None
        for _, value in self.all("type"):
            names = value if isinstance(value, list) else [value]
            allowed = _meet(allowed, frozenset(str(name) for name in names) - {"null"})
        if allowed is None and self.enum is not None:
            allowed = frozenset(_type_of(value) for value in self.enum.value)
        if allowed is None:
            implied = {
                "object": any(part.value.keys() & set(_OBJECT_WORDS) for part in self.parts),
                "array": any(part.value.keys() & set(_ARRAY_WORDS) for part in self.parts),
            }
            names = [name for name, is_so in implied.items() if is_so]
            allowed = frozenset(names) if len(names) == 1 else None
        return None if allowed is not None and allowed >= ALL_TYPES else allowed

    @property
    def type_at(self) -> Located | None:
        """The keyword that determines its type."""
        places = [*self.all("type"), *self.all("enum"), *self.all("const")]
        return places[0] if places else None

    @cached_property
    def null(self) -> bool:
        """Whether it allows null."""
        if self._flat.forced_null:
            return True
        nulls = list(self._flat.nulls)
        if not nulls:
            return self.types is None and not self.unions and not self._flat.impossible
        return all(nulls)

    @cached_property
    def enum(self) -> Located | None:
        """The values it allows, without null; None if it does not list them, or allows others."""
        allowed: Located | None = None
        opened = {join(p.pointer, "enum") for p in self.parts if open_enums.is_open(p.value)}
        for key in ("enum", "const"):
            for pointer, value in self.all(key):
                if pointer in opened:
                    continue
                values = [value] if key == "const" else sequence(value)
                values = [item for item in values if item is not None]
                if allowed is not None:
                    values = [item for item in allowed.value if holds(values, item)]
                allowed = Located(allowed.pointer if allowed else pointer, values)
        return allowed

    @property
    def open_enum(self) -> Located | None:
        """What says that it lists values and allows others."""
        at = next((part for part in self.parts if open_enums.is_open(part.value)), None)
        name = open_enums.NAME
        return None if at is None else Located(join(at.pointer, name), at.value[name])

    @cached_property
    def subtypes(self) -> list[str]:
        """References to its subtypes, if it is a base with a discriminator."""
        return self.side.subtypes.get(self.name, []) if self.name else []

    # --- objects ----------------------------------------------------------------------------------

    @cached_property
    def properties(self) -> dict[str, Node]:
        """The schemas of its properties."""
        pointers_by_name: dict[str, list[str]] = {}
        for pointer, value in self.all("properties"):
            for name, schema in mapping(value).items():
                pointers = pointers_by_name.setdefault(name, [])
                if not any(same(self.side.at(other), schema) for other in pointers):
                    pointers.append(join(pointer, name))
        return {name: tuple(pointers) for name, pointers in pointers_by_name.items()}

    @cached_property
    def required(self) -> dict[str, str]:
        """The names of required properties, with the pointer of each."""
        pointers: dict[str, str] = {}
        for pointer, value in self.all("required"):
            for index, name in enumerate(sequence(value)):
                if isinstance(name, str):
                    pointers.setdefault(name, join(pointer, index))
        return pointers

    @cached_property
    def additional(self) -> Located | None:
        """`additionalProperties` if it is a limit: False, or a schema.

        `unevaluatedProperties: false` forbids other properties as well.
        """
        limits = [
            limit for limit in self.all("additionalProperties") if limit.value not in (True, {})
        ]
        limits += [limit for limit in self.all("unevaluatedProperties") if limit.value is False]
        closed = next((limit for limit in limits if limit.value is False), None)
        return closed or next(iter(limits), None)

    @cached_property
    def opened(self) -> Located | None:
        """The keyword that states that it allows any undeclared property."""
        for part in self.parts:
            written = mapping(self.side.at(part.pointer))
            for key in ("additionalProperties", "unevaluatedProperties"):
                if written.get(key) in (True, {}):
                    return Located(join(part.pointer, key), written[key])
        return None

    @property
    def closed(self) -> bool:
        """Whether it forbids undeclared properties."""
        return self.additional is not None and self.additional.value is False

    def entries(self, key: str) -> dict[str, Located]:
        """Return the entries of a keyword whose value is a mapping; the first part wins."""
        entries: dict[str, Located] = {}
        for pointer, value in self.all(key):
            for name, inner in mapping(value).items():
                entries.setdefault(name, Located(join(pointer, name), inner))
        return entries

    def inner(self, key: str) -> Node:
        """Return the schemas of a keyword whose value is a schema."""
        return tuple(pointer for pointer, value in self.all(key) if value is not True)


def holds(values: list[Any], value: Any) -> bool:
    """Whether `value` is one of `values`; true is not 1."""
    return any(same(value, other) for other in values)


def names_class(shape: Shape) -> bool:
    """Whether a class is generated for a schema, so that its name matters to Python."""
    return bool(shape.properties) or bool(shape.unions) or shape.enum is not None


def _meet(ours: frozenset[str] | None, theirs: frozenset[str]) -> frozenset[str]:
    if ours is None:
        return theirs
    common = ours & theirs
    for types, other_types in ((ours, theirs), (theirs, ours)):
        if "integer" in types and "number" in other_types:
            common |= {"integer"}
    return common - {"integer"} if {"integer", "number"} <= common else common


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"
