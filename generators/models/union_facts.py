"""What unions say of the classes that are their variants, and how each chooses among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from ..document import defaults, python_names
from ..document.families import name_of
from ..document.objects import mapping, mappings_in
from ..document.pointer import join
from ..document.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..document import Document
    from ..document.unions import Telling, Value

MAX_SIBLINGS = 100
"""Variants of one `anyOf` that may be given names of each other; each holds a list of all."""

_WAYS = frozenset({"readOnly", "writeOnly"})
_CLOSING = ("additionalProperties", "unevaluatedProperties")


class Filled(NamedTuple):
    """A value that construction fills in.

    Attributes:
        value: the only one by which any union chooses the class, or which its schema lists.
        is_constant: whether the schema itself lists no other.
        required: whether the schema requires the property.
    """

    value: Value
    is_constant: bool
    required: bool


class UnionFacts(NamedTuple):
    """What is known of the unions of a normal document.

    Attributes:
        schemas: its components; variants declare the property by which a discriminator chooses,
            in both directions, whatever `readOnly` says of it.
        tellings: component name to what chooses its variant.
        filled: component name to what construction fills in, by name on the wire.
        siblings: component name to those that may hold beside it, of which it is one by `anyOf`.
    """

    schemas: dict[str, Any]
    tellings: Mapping[str, Telling]
    filled: Mapping[str, Mapping[str, Filled]]
    siblings: Mapping[str, tuple[str, ...]]

    def attribute(self, name: str) -> str:
        """Return the Python name of the property that chooses, where all variants agree on it."""
        telling = self.tellings[name]
        names = {
            naming.field_names(properties, python_names.stated(properties)).get(telling.name, "")
            for variant in telling.variants.values()
            if (properties := _properties(self.schemas.get(variant)))
        }
        return names.pop() if len(names) == 1 else ""


def read(document: Document) -> UnionFacts:
    """Read the unions of a normal document."""
    unions = Unions(document)
    schemas = {name: _with_all_required(schema) for name, schema in unions.schemas.items()}
    by_name = {name: unions.telling(name) for name in schemas}
    tellings = {name: telling for name, telling in by_name.items() if telling is not None}
    one_way = _one_way(schemas, tellings.values())
    for name, telling in tellings.items():
        if any((variant, telling.name) in one_way for variant in telling.variants.values()):
            tellings[name] = telling._replace(optional=True)
    for name, wire in one_way:
        _both_ways(schemas, name, wire)
    by_class: dict[tuple[str, str], list[tuple[Telling, list[Value]]]] = {}
    for telling in tellings.values():
        values: dict[str, list[Value]] = {}
        for value, variant in telling.variants.items():
            values.setdefault(variant, []).append(value)
        for variant, own in values.items():
            if _is_object(schemas.get(variant)):
                by_class.setdefault((variant, telling.name), []).append((telling, own))
    filled: dict[str, dict[str, Filled]] = {}
    for (name, wire), uses in by_class.items():
        is_declared = any(telling.declared for telling, _ in uses)
        if is_declared:
            schemas[name] = _declaring(schemas[name], wire, uses[0][1][0])
        listed = unions.values(join("/components/schemas", name), schemas[name], wire)
        fill = _fill(schemas, name, wire, listed, [own for _, own in uses])
        if fill is not None:
            is_constant = is_declared and len(listed) == 1
            listed_names = schemas[name].get("required") or ()
            required = wire in listed_names and (name, wire) not in one_way
            filled.setdefault(name, {})[wire] = Filled(fill, is_constant, required)
    return UnionFacts(schemas, tellings, filled, _siblings(document, unions, tellings))


def _one_way(schemas: Mapping[str, Any], tellings: Iterable[Telling]) -> set[tuple[str, str]]:
    """Return the variants whose property that tells them is of one direction, with its name."""
    return {
        (variant, telling.name)
        for telling in tellings
        for variant in telling.variants.values()
        for schema in _stated(schemas, _properties(schemas.get(variant)).get(telling.name))
        if any(schema.get(way) is True for way in _WAYS)
    }


def _stated(schemas: Mapping[str, Any], schema: Any) -> Iterator[dict[str, Any]]:
    """Give a schema, and the component that it refers to."""
    for item in (schema, schemas.get(name_of(mapping(schema).get("$ref")))):
        if isinstance(item, dict):
            yield item


def _both_ways(schemas: dict[str, Any], name: str, wire: str) -> None:
    """Let both directions have a property of a component."""
    properties = _properties(schemas[name])
    value = properties[wire]
    referred = name_of(value.get("$ref"))
    if referred in schemas:
        schemas[referred] = _without_ways(schemas[referred])
    schemas[name] = {**schemas[name], "properties": {**properties, wire: _without_ways(value)}}


def _without_ways(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in _WAYS}


_COMPOSED = frozenset({"$ref", "allOf", "anyOf", "oneOf"})


def _with_all_required(schema: Any) -> Any:
    """Return a schema that declares all properties that it requires: others could not be sent."""
    properties = _properties(schema)
    if not properties or not _COMPOSED.isdisjoint(schema):
        return schema
    further = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
    missing = [name for name in schema.get("required") or () if name not in properties]
    if not missing or further is False:
        return schema
    added = further if isinstance(further, dict) else {}
    return {**schema, "properties": {**properties, **dict.fromkeys(missing, added)}}


def _fill(
    schemas: Mapping[str, Any],
    name: str,
    wire: str,
    listed: tuple[Value, ...],
    uses: list[list[Value]],
) -> Value | None:
    """Return the one value that a class can have; None where there are several."""
    values = {*listed} if len(listed) == 1 else {value for own in uses for value in own}
    if len(values) != 1:
        return None
    (value,) = values
    return value if defaults.holds(schemas[name]["properties"].get(wire), value, schemas) else None


def _declaring(schema: dict[str, Any], wire: str, value: Value) -> dict[str, Any]:
    """Return a schema with the property by which a discriminator chooses it."""
    if wire in _properties(schema):
        return schema
    kind = {bool: "boolean", int: "integer"}.get(type(value), "string")
    return {**schema, "properties": {**_properties(schema), wire: {"type": kind}}}


def _siblings(
    document: Document, unions: Unions, tellings: Mapping[str, Telling]
) -> dict[str, tuple[str, ...]]:
    """Return, by component, the others of which a value can be at the same time."""
    siblings: dict[str, dict[str, None]] = {}
    discriminated = [id(unions.schemas[name].get("anyOf")) for name in tellings]
    for options in _any_of(document.data):
        if id(options) in discriminated or len(options) > MAX_SIBLINGS:
            continue
        names = [name_of(option.get("$ref")) for option in options if isinstance(option, dict)]
        leaves = [leaf for name in names if name in unions.schemas for leaf in unions.leaves(name)]
        objects = [leaf for leaf in dict.fromkeys(leaves) if _is_object(unions.schemas[leaf])]
        closed = {leaf for leaf in objects if _is_closed(unions.schemas[leaf])}
        for leaf in objects:
            # What a closed one does not declare has to be of another one altogether.
            others = set(objects) - (closed if leaf in closed else {leaf})
            siblings.setdefault(leaf, {}).update(dict.fromkeys(others))
    order = {name: number for number, name in enumerate(unions.schemas)}
    return {
        name: tuple(sorted(others, key=order.__getitem__))
        for name, others in siblings.items()
        if others
    }


def _any_of(data: Any) -> Iterator[list[Any]]:
    """Give the alternatives of every `anyOf` in a document."""
    for item in mappings_in(data):
        if isinstance(item.get("anyOf"), list):
            yield item["anyOf"]


def _is_closed(schema: dict[str, Any]) -> bool:
    return any(schema.get(word) is False for word in _CLOSING)


def _is_object(schema: Any) -> bool:
    return isinstance(schema, dict) and (
        bool(_properties(schema)) or schema.get("type") == "object"
    )


def _properties(schema: Any) -> dict[str, Any]:
    return mapping(mapping(schema).get("properties"))
