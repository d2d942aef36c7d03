"""Schemas as they are compared: `$ref` followed, `allOf` taken apart, every fact with its place.

`normalize` merges `allOf` for classes and repairs what it can; a comparison must not lose what it
repairs, and must know in which branch a fact stands. So the parts of a schema stay apart here, and
each question is answered from all of them. Two ways of saying the same give the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.document import dialect
from generators.document.pointer import from_ref, join
from generators.review.compare.sides import (
    Located,
    Node,
    component_name,
    mapping,
    same,
    sequence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.review.compare.sides import Side

ALL_TYPES = frozenset({"string", "number", "boolean", "array", "object"})
"""All but null; integers are numbers."""
WORDS = frozenset({"description", "example", "examples", "externalDocs", "$comment", "xml"})
_BARE = frozenset({"type", "enum", "const"})
_ANNOTATIONS = WORDS | {"title", "deprecated", "default"}
_OBJECT_WORDS = (
    *("properties", "required", "additionalProperties", "patternProperties", "minProperties"),
    *("maxProperties", "propertyNames", "dependentRequired", "dependentSchemas"),
)
_NEUTRAL: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("minLength", "minItems", "minProperties"), (0,)),
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "deprecated"), (False,)),
    **dict.fromkeys(("additionalProperties", "items", "propertyNames"), (True, {})),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), (True, {})),
    **dict.fromkeys(("dependentRequired", "dependentSchemas", "patternProperties"), ({},)),
    "required": ([],),
    "exclusiveMinimum": (False,),
    "exclusiveMaximum": (False,),
    "nullable": (False,),
}
"""Keywords to the values of them that limit nothing."""
_ARRAY_WORDS = ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains")


class Part(NamedTuple):
    """One level of a schema, in the dialect of OpenAPI 3.1, without `$ref` and `allOf`.

    Attributes:
        pointer: where it stands.
        value: its keywords.
        own: False where it is included from a named schema, which speaks for itself.
    """

    pointer: str
    value: dict[str, Any]
    own: bool


@dataclass(frozen=True)
class Union:
    """A `oneOf` or `anyOf` of several variants; that it allows null is said by the shape."""

    kind: str
    pointer: str
    variants: tuple[str, ...]


@dataclass
class _Flat:
    side: Side
    parts: list[Part] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    nulls: list[bool] = field(default_factory=list)
    forced_null: bool = False
    name: str = ""
    home: str = ""
    broken: list[Located] = field(default_factory=list)
    asides: list[Part] = field(default_factory=list)
    """What variants say that are taken into the level around them."""
    impossible: bool = False


class Shape:
    """What a schema says.

    Attributes:
        side: the document.
        node: the schema.
        name: of the component that it is, where it is one.
        home: where it is defined, references followed.
        parts: its levels, its own first.
        unions: its `oneOf`s and `anyOf`s.
        broken: what is no schema, or a reference that leads nowhere.
    """

    def __init__(self, side: Side, node: Node) -> None:
        self.side = side
        self.node = node
        flat = _flatten(side, node)
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
        """Where its type is said, and how."""
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
        """The names that must be there, and where that is said."""
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
    """Whether a class is made of a schema, so that its name matters to Python."""
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


class _Task(NamedTuple):
    pointer: str
    own: bool
    wrapped: bool


def _flatten(side: Side, node: Node) -> _Flat:
    flat = _Flat(side, home=node[0] if node else "")
    tasks = [_Task(pointer, own=True, wrapped=True) for pointer in reversed(node)]
    seen: set[str] = set()
    while tasks:
        task = tasks.pop()
        if task.pointer in seen:
            continue
        seen.add(task.pointer)
        tasks.extend(reversed(list(_level(side, flat, task, single=len(node) == 1))))
    return flat


def _level(side: Side, flat: _Flat, task: _Task, *, single: bool) -> Iterator[_Task]:
    """Add one level; yield what is to be added after it."""
    value = side.at(task.pointer)
    if value is True:
        return
    if value is False:
        flat.impossible = True
        return
    if not isinstance(value, dict):
        flat.broken.append(Located(task.pointer, value))
        return
    if single and task.wrapped:
        # What a component wraps in place is still that component.
        flat.name, flat.home = component_name(task.pointer) or flat.name, task.pointer
    level = _telling(dialect.to_31(value) if side.old else value)
    ref = level.pop("$ref", None)
    branches = level.pop("allOf", None)
    options = _take_union(flat, level, task)
    _note_null(flat, level, old=side.old, own=task.own)
    if level:
        flat.parts.append(Part(task.pointer, level, task.own))
    flat.parts.extend(flat.asides)
    flat.asides.clear()
    if isinstance(ref, str):
        target = side.target(ref)
        if target is None:
            flat.broken.append(Located(join(task.pointer, "$ref"), ref))
        else:
            yield _Task(target, task.own, task.wrapped)
    only = not set(level) - _ANNOTATIONS and ref is None
    listed = sequence(branches)
    for index in range(len(listed)):
        pointer = join(task.pointer, "allOf", index)
        wraps = only and len(listed) == 1 and not options and not _is_base(side, listed[0])
        included = isinstance(listed[index], dict) and "$ref" in listed[index] and not wraps
        yield _Task(pointer, task.own and not included, task.wrapped and wraps)
    for pointer in options:
        yield _Task(pointer, task.own, task.wrapped and only and not listed)


def _telling(level: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords of a level but those that say what holds anyway."""
    return {
        key: value
        for key, value in level.items()
        if key not in _NEUTRAL or not any(same(value, neutral) for neutral in _NEUTRAL[key])
    }


def _is_base(side: Side, branch: Any) -> bool:
    """Whether a branch includes a base with a discriminator: it is included, not meant."""
    ref = branch.get("$ref") if isinstance(branch, dict) else None
    return isinstance(ref, str) and component_name(from_ref(ref) or "") in side.subtypes


def _take_union(flat: _Flat, level: dict[str, Any], task: _Task) -> list[str]:
    """Take `oneOf` and `anyOf` out of a level; return the variants that are the only ones."""
    pointer = task.pointer
    alone: list[str] = []
    for kind in ("oneOf", "anyOf"):
        options = level.get(kind)
        if not isinstance(options, list) or not options:
            continue
        del level[kind]
        nulls = [_is_null(option) for option in options]
        rest = [index for index, null in enumerate(nulls) if not null]
        if any(nulls):
            _allow_null(flat, forced=task.own and "type" not in level)
        _keep_asides(flat, task, kind, [index for index, null in enumerate(nulls) if null])
        if _merge_plain(level, [options[index] for index in rest]):
            _keep_asides(flat, task, kind, rest)
            if not any(nulls):
                flat.nulls.append(False)
            continue
        if len(rest) == 1:
            alone.append(join(pointer, kind, rest[0]))
            continue
        flat.nulls.append(any(nulls))
        variants = tuple(join(pointer, kind, index) for index in rest)
        flat.unions.append(Union(kind, join(pointer, kind), variants))
    return alone


def _keep_asides(flat: _Flat, task: _Task, kind: str, indices: list[int]) -> None:
    """Keep the words of variants that say nothing else than a type, or some values."""
    options = flat.side.at(join(task.pointer, kind))
    for index in indices:
        rest = {key: value for key, value in options[index].items() if key not in _BARE}
        if rest:
            flat.asides.append(Part(join(task.pointer, kind, index), rest, task.own))


def _merge_plain(level: dict[str, Any], options: list[Any]) -> bool:
    """Write variants that only name a type, or only list values, as one type or list of values."""
    if "type" in level or "enum" in level or "const" in level or not options:
        return False
    bare = [
        {key: value for key, value in _telling(option).items() if key not in _ANNOTATIONS}
        if isinstance(option, dict)
        else {"": None}
        for option in options
    ]
    if all(set(option) == {"type"} and isinstance(option["type"], str) for option in bare):
        level["type"] = [option["type"] for option in bare]
        return True
    kinds = {str(option.get("type", "")) for option in bare}
    if len(kinds) == 1 and all(set(option) - {"type"} in ({"const"}, {"enum"}) for option in bare):
        level["enum"] = [
            value
            for option in bare
            for value in ([option["const"]] if "const" in option else sequence(option["enum"]))
        ]
        if "" not in kinds:
            level["type"] = kinds.pop()
        return True
    return False


def _allow_null(flat: _Flat, *, forced: bool) -> None:
    """Note that a level allows null; what is only included does not make the whole allow it."""
    if forced:
        flat.forced_null = True
    else:
        flat.nulls.append(True)


def _note_null(flat: _Flat, level: dict[str, Any], *, old: bool, own: bool) -> None:
    """Note whether a level allows null, where it says."""
    if level.get("nullable") is True:
        _allow_null(flat, forced=own)
    level.pop("nullable", None)
    kind = level.get("type")
    if kind is not None:
        allows = "null" in kind if isinstance(kind, list) else kind == "null"
        flat.nulls.append(allows)
        if allows and old:
            return  # the dialect of 3.0 has no other way to say it, whatever an enum lists
    for key in ("enum", "const"):
        if key in level:
            values = [level[key]] if key == "const" else sequence(level[key])
            flat.nulls.append(None in values)


def _is_null(option: Any) -> bool:
    if not isinstance(option, dict):
        return False
    return (
        option.get("type") in ("null", ["null"])
        or option.get("enum") == [None]
        or ("const" in option and option["const"] is None)
    )
