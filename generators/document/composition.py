"""What a schema says together with those it refers to and includes, in any document.

Nothing here raises or assumes that the document is well formed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .pointer import PointerError, join, lookup, split

if TYPE_CHECKING:
    from . import Document

COMPOSITIONS = ("allOf", "anyOf", "oneOf")
_LEADING = frozenset({"$ref", *COMPOSITIONS})
"""Keywords that lead from a schema to others that say what it is."""
_MAX_LINKS = 100
"""References and wrappers that may lead from one to the next before there is a schema."""

_MAX_STEPS = 500_000
"""Limit of schemas that are read to learn what others include, for all questions together."""


class TooEntangled(Exception):  # noqa: N818 - not an error of the program
    """Schemas include each other beyond reason."""


class Placed(NamedTuple):
    """A schema that is a mapping, and where it is."""

    pointer: str
    value: dict[str, Any]


class Composition:
    """Schemas of a document, references followed and `allOf` taken together."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._followed: dict[str, tuple[str, Any]] = {}
        self._steps = 0

    def follow(self, pointer: str, schema: Any) -> Placed | None:
        """Return what a schema is: its reference followed, an alternative of null left out.

        None where there is no schema with keywords.
        """
        for _ in range(_MAX_LINKS):
            if not isinstance(schema, dict):
                return None
            if isinstance(schema.get("$ref"), str):
                pointer, schema = self._target(schema["$ref"])
                continue
            key = "anyOf" if "anyOf" in schema else "oneOf"
            only = -1 if "properties" in schema else _only(_list(schema.get(key)))
            if only < 0:
                return Placed(pointer, schema)
            pointer, schema = join(pointer, key, only), schema[key][only]
        return None

    def _target(self, ref: str) -> tuple[str, Any]:
        """Return where a reference leads; None for the schema when nowhere."""
        if ref not in self._followed:
            try:
                self._followed[ref] = self._document.follow(ref)
            except PointerError:
                self._followed[ref] = "", None
        return self._followed[ref]

    def parts(self, *schemas: Placed) -> list[Placed]:
        """Return schemas and all that they refer to and include by `allOf`.

        Raises:
            TooEntangled: schemas include each other so often that the search was given up.
        """
        if len(schemas) == 1 and _LEADING.isdisjoint(schemas[0].value):
            return [*schemas]  # as nearly all that are asked for
        parts: list[Placed] = []
        seen: set[int] = set()
        waiting = list(reversed(schemas))
        while waiting:
            pointer, schema = waiting.pop()
            self._steps += 1
            if self._steps > _MAX_STEPS:
                raise TooEntangled
            if id(schema) in seen:
                continue
            seen.add(id(schema))
            parts.append(Placed(pointer, schema))
            if _LEADING.isdisjoint(schema):
                continue
            actual = self.follow(pointer, schema)
            if actual is not None:
                waiting.append(actual)
            for index, branch in enumerate(_list(schema.get("allOf"))):
                if isinstance(branch, dict):
                    waiting.append(Placed(join(pointer, "allOf", index), branch))
        return parts

    def around(self, pointer: str) -> list[Placed]:
        """Return a schema and those it is a branch of, the innermost first."""
        schemas: list[Placed] = []
        tokens = split(pointer)
        while True:
            at = join("", *tokens)
            value = lookup(self._document.data, at)
            if isinstance(value, dict):
                schemas.append(Placed(at, value))
            if len(tokens) < 3 or tokens[-2] not in COMPOSITIONS or not tokens[-1].isdecimal():
                return schemas
            tokens = tokens[:-2]

    def properties(self, *schemas: Placed) -> dict[str, Placed]:
        """Return the properties that schemas declare, themselves or by what they include."""
        properties: dict[str, Placed] = {}
        for pointer, schema in self.parts(*schemas):
            declared = schema.get("properties")
            for name, value in declared.items() if isinstance(declared, dict) else ():
                at = Placed(join(pointer, "properties", name), value if _is_map(value) else {})
                properties.setdefault(name, at)
        return properties

    def stand_for(self, *schemas: Placed) -> dict[str, Placed]:
        """Return schemas and all that a value of them can be of, by pointer.

        That is what they refer to, what they include, and their alternatives.
        """
        reached: dict[str, Placed] = {}
        waiting = list(schemas)
        while waiting:
            schema = waiting.pop()
            if schema.pointer in reached:
                continue
            reached[schema.pointer] = schema
            actual = self.follow(*schema)
            if actual is not None:
                waiting.append(actual)
            for key in COMPOSITIONS:
                for index, branch in enumerate(_list(schema.value.get(key))):
                    if isinstance(branch, dict):
                        waiting.append(Placed(join(schema.pointer, key, index), branch))
        return reached

    def types(self, schema: Placed) -> set[str]:
        """Return the types that a schema states, null left out; empty where it states none."""
        types: set[str] = set()
        for _, part in self.parts(schema):
            kind = part.get("type")
            types.update(name for name in [kind, *_list(kind)] if isinstance(name, str))
            if "properties" in part:
                types.add("object")
            values = _values(part)
            if "type" not in part and values and all(isinstance(name, str) for name in values):
                types.add("string")
        return types - {"null"}

    def values(self, schema: Placed) -> list[Any] | None:
        """Return the values that a schema lists, null left out; None where it lists none."""
        listed = (_values(part) for _, part in self.parts(schema))
        return next((values for values in listed if values is not None), None)


def _only(options: list[Any]) -> int:
    """Return the index of the only alternative but null; -1 where there is none, or another."""
    found = -1
    for index, option in enumerate(options):
        if option != {"type": "null"}:
            if found >= 0:
                return -1
            found = index
    return found


def _values(schema: dict[str, Any]) -> list[Any] | None:
    if isinstance(schema.get("enum"), list):
        return [value for value in schema["enum"] if value is not None]
    return [schema["const"]] if "const" in schema else None


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
