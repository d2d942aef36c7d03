"""Plain components: enums of texts, and objects whose fields are of few types that come again.

A document with thousands of schemas has some hundred *kinds* of fields: a type, constraints, a
default, and whether it is required. What refers to a class or to an enum is of the same kind
whichever it is. So the engine writes one field of each kind, and classes are put together of them
(see `smaller` and `assembly`). All other components are given to the engine as they are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from .kinds import (
    CHOSEN,
    CLASS,
    ENUM,
    PREFIX,
    SET_ENUM,
    VALUES,
    Field,
    Kind,
    PartlyPlain,
    Plain,
    PlainEnum,
    PlainObject,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_OBJECT_KEYS = frozenset({"type", "properties", "required", "description"})
_ENUM_KEYS = frozenset("type enum default description maxLength minLength x-enum-varnames".split())
_SCALAR_KEYS = frozenset(
    """type format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength
    pattern minItems maxItems default const""".split()
)
_VALUES = frozenset({"enum", "const", "default"})
"""Keywords that hold values, and no schemas."""
_written = json.JSONEncoder(sort_keys=True).encode
_LISTS = "anyOf", "oneOf", "prefixItems"
_TEXT = re.compile(r"[ -&(-\[\]-~]*")
"""Printable ASCII that Python writes in single quotation marks as it is."""
_MEMBER = re.compile(r"[A-Z](?:[A-Z_]|[0-9](?![A-Z]))*")
"""Names of members that the engine leaves as they are."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SHADOWING = frozenset("str int float bool bytes list dict date datetime".split())
"""Names of fields that may hide a type: the engine then writes types in another way."""


def find(
    schemas: Mapping[str, Any],
    attributes: Mapping[str, Mapping[str, str]],
    forms: Collection[str] = (),
    *,
    directions: bool,
) -> Plain:
    """Return the plain components.

    Args:
        schemas: the engine's input, by class name.
        attributes: class name to the names of its fields in Python, by their names on the wire.
        forms: those that are forms with files, whose fields are not those of others.
        directions: whether `readOnly` or `writeOnly` stands anywhere: the engine then makes two
            classes of what reaches it, which are not plain.
    """
    uses = {name: frozenset(references(schema)) for name, schema in schemas.items()}
    enums = {name: enum for name, schema in schemas.items() if (enum := _enum(schema))}
    shaped = {name for name, schema in schemas.items() if _is_object(schema)}
    objects = shaped - {*forms}
    reading = _Reading(schemas, enums, objects)
    apart: Collection[str] = ()
    if directions:
        made_twice = {name for name, schema in schemas.items() if _has_direction(schema)}
        added_to = {name for name, schema in schemas.items() if reading.adds(schema)}
        apart = reaching(made_twice | added_to, uses)
        objects -= apart
    found = {}
    while True:
        before = len(objects)
        found = {
            name: reading.object(name, attributes[name]) for name in schemas if name in objects
        }
        objects -= {name for name, plain in found.items() if plain is None}
        if len(objects) == before:
            break
    partly = {
        name: part
        for name, schema in schemas.items()
        if name in shaped and name not in objects and name not in forms
        if (part := reading.part(name, attributes[name], apart))
    }
    adding = (name for name in schemas.keys() - objects if reading.adds(schemas[name]))
    plain_objects = {name: plain for name, plain in found.items() if plain}
    return Plain(enums, plain_objects, partly, uses, frozenset(adding))


def reading_of(schemas: Mapping[str, Any]) -> _Reading:
    """Return what reads the fields of components."""
    enums = {name: enum for name, schema in schemas.items() if (enum := _enum(schema))}
    return _Reading(schemas, enums, {name for name in schemas if _is_object(schemas[name])})


def references(schema: Any) -> list[str]:
    """Return the components that a schema refers to, by class name."""
    found = []
    waiting = [schema]
    for item in waiting:  # grows while it is walked
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            for key, value in item.items():
                if key == "$ref":
                    if isinstance(value, str) and value.startswith(PREFIX):
                        found.append(value.removeprefix(PREFIX))
                elif key == "properties":
                    waiting += value.values()
                elif isinstance(value, (dict, list)) and key not in _VALUES:
                    waiting.append(value)
    return found


def reaching(names: Iterable[str], uses: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the components from which one of some is reached, and these."""
    users: dict[str, list[str]] = {}
    for name, used in uses.items():
        for other in used:
            users.setdefault(other, []).append(name)
    waiting = [*names]
    reaching = set(waiting)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in reaching:
                reaching.add(user)
                waiting.append(user)
    return reaching


def _has_direction(schema: Any) -> bool:
    if isinstance(schema, dict):
        if schema.get("readOnly") is True or schema.get("writeOnly") is True:
            return True
        return any(map(_has_direction, schema.values()))
    return isinstance(schema, list) and any(map(_has_direction, schema))


def _enum(schema: Any) -> PlainEnum | None:
    if not isinstance(schema, dict) or schema.get("type") != "string" or "enum" not in schema:
        return None
    values, names = schema["enum"], schema.get("x-enum-varnames") or []
    is_plain = (
        schema.keys() <= _ENUM_KEYS
        and len({*values}) == len({*names}) == len(values) == len(names)
        and schema.get("default", values[0]) in values
        and all(isinstance(value, str) and _TEXT.fullmatch(value) for value in values)
        and all(isinstance(name, str) and _MEMBER.fullmatch(name) for name in names)
    )
    if not is_plain:
        return None
    return PlainEnum(schema.get("description", ""), dict(zip(names, values, strict=True)))


def _is_object(schema: Any) -> bool:
    return (
        isinstance(schema, dict)
        and schema.keys() <= _OBJECT_KEYS
        and schema.get("type", "object") == "object"
        and bool(schema.get("properties"))
    )


def _is_plain_name(attribute: str) -> bool:
    return _NAME.fullmatch(attribute) is not None and attribute not in _SHADOWING


class _Reading:
    def __init__(
        self, schemas: Mapping[str, Any], enums: Mapping[str, PlainEnum], objects: set[str]
    ) -> None:
        self.schemas = schemas
        self.enums = enums
        self.objects = objects
        self.classes = {name for name, schema in schemas.items() if _is_object(schema)}

    def adds(self, schema: Any) -> bool:
        """Whether the engine may add something of its own for a part of a schema."""
        if isinstance(schema, list):
            return any(map(self.adds, schema))
        if not isinstance(schema, dict):
            return False
        parts = [schema[key] for key in ("items", "additionalProperties") if key in schema]
        parts += [part for key in _LISTS if key in schema for part in schema[key]]
        within = (part for part in parts if isinstance(part, dict))
        return any(self._part(part, {}) is None for part in within) or any(
            self.adds(value) for value in mapping(schema.get("properties")).values()
        )

    def object(self, name: str, attributes: Mapping[str, str]) -> PlainObject | None:
        """Return a plain object; None where one of its fields is of no plain kind."""
        schema = self.schemas[name]
        required = frozenset(schema.get("required") or ())
        fields = []
        for wire, value in schema["properties"].items():
            field = self._field(wire, attributes[wire], value, required=wire in required)
            if field is None:
                return None
            fields.append(field)
        return PlainObject(schema.get("description", ""), tuple(fields))

    def part(
        self, name: str, attributes: Mapping[str, str], apart: Collection[str]
    ) -> PartlyPlain | None:
        """Return an object with plain fields and others; None where none is plain.

        Args:
            name: of the object.
            attributes: names of its fields in Python, by their names on the wire.
            apart: components that no plain field may refer to.
        """
        schema = self.schemas[name]
        properties = schema["properties"]
        if not all(map(_is_plain_name, attributes.values())):
            return None
        required = frozenset(schema.get("required") or ())
        fields, uses = {}, {}
        for wire, value in properties.items():
            used = frozenset(references(value))
            if used.isdisjoint(apart) and not (apart and _has_direction(value)):
                field = self._field(wire, attributes[wire], value, required=wire in required)
                if field is not None:
                    fields[wire], uses[wire] = field, used
        if not fields or len(fields) == len(properties):
            return None
        others = {
            wire: mapping(value).get("description", "")
            for wire, value in properties.items()
            if wire not in fields
        }
        order = tuple(attributes[wire] for wire in properties)
        return PartlyPlain(schema.get("description", ""), fields, others, order, uses)

    def _field(self, wire: str, attribute: str, schema: Any, *, required: bool) -> Field | None:
        if not _is_plain_name(attribute) or not _TEXT.fullmatch(wire) or '"' in wire:
            return None
        names: dict[str, str] = {}
        kind = self._type(schema, names)
        if kind is None:
            return None
        text = _written(kind)
        renamed = Kind(text, required, wire != attribute)
        return Field(attribute, wire, renamed, names, schema.get("description", ""))

    def _type(self, schema: Any, names: dict[str, str]) -> Any:
        """Return the schema of a field of a plain kind, references replaced; None for others."""
        if not isinstance(schema, dict):
            return None
        kind = {key: value for key, value in schema.items() if key != "description"}
        if "$ref" in kind:
            return self._reference(kind, names) if kind.keys() <= {"$ref", "default"} else None
        for key in ("anyOf", "oneOf"):
            if key in kind and len(kind) == 1:
                parts = [self._part(part, names) for part in kind[key]]
                return None if None in parts else {key: parts}
        for key in ("items", "additionalProperties"):
            if isinstance(kind.get(key), dict) and kind.keys() <= _SCALAR_KEYS | {key}:
                inner = self._part(kind[key], names)
                return None if inner is None else {**kind, key: inner}
        return kind if kind.keys() <= _SCALAR_KEYS else None

    def _part(self, schema: Any, names: dict[str, str]) -> Any:
        """Return a schema within that of a field: one that needs no name of its own."""
        if not isinstance(schema, dict):
            return None
        if "$ref" in schema:
            return self._reference(schema, names) if len(schema) == 1 else None
        for key in ("items", "additionalProperties"):
            if schema.keys() == {"type", key}:
                inner = self._part(schema[key], names)
                return None if inner is None else {**schema, key: inner}
        is_simple = schema.keys() <= {"type", "format"} and isinstance(schema.get("type", ""), str)
        return schema if is_simple else None

    def _reference(self, schema: dict[str, Any], names: dict[str, str]) -> Any:
        """Return a reference to what stands for the component, which may be itself."""
        name = schema["$ref"].removeprefix(PREFIX)
        if name in self.classes and "default" not in schema:
            return {"$ref": PREFIX + _stand_in(names, CLASS, name)}
        if name not in self.enums:
            return schema if "default" not in schema else None
        default = self.schemas[name].get("default")
        if default is None and "default" not in schema:
            return {"$ref": PREFIX + _stand_in(names, ENUM, name)}
        if default is None:
            default = schema["default"]
        elif "default" in schema:
            return None
        members = {value: member for member, value in self.enums[name].members.items()}
        if default not in members:
            return None
        stand_in = _stand_in(names, SET_ENUM if "default" in schema else f"{SET_ENUM}Own", name)
        names[f"{stand_in}.{CHOSEN}"] = f"{name}.{members[default]}"
        given = {"default": VALUES[0]} if "default" in schema else {}
        return {"$ref": PREFIX + stand_in, **given}


def _stand_in(names: dict[str, str], what: str, name: str) -> str:
    """Return the name of what stands for a component in a kind, numbered by first use."""
    for stand_in, meant in names.items():
        if meant == name and re.fullmatch(rf"{what}\d+", stand_in):
            return stand_in
    number = sum(re.fullmatch(rf"{what}\d+", stand_in) is not None for stand_in in names)
    names[f"{what}{number}"] = name
    return f"{what}{number}"
