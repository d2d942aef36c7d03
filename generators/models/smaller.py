"""The fewer schemas that the engine is given: what is not plain, and each kind of fields once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from . import kinds
from .plain import references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .kinds import Field, Kind, Plain

KIND = "PlainKind"
ATTRIBUTE, WIRE = "plain_value", "plainWireName"
"""Name of the one field of a class for a kind: in Python, and on the wire where that is another."""
OURS = re.compile(rf"(?:{KIND}|{kinds.SET_ENUM}|{kinds.SET_ENUM}Own|{kinds.ENUM}|{kinds.CLASS})\d+")
"""Names of classes that are in no document."""


class Unfit(Exception):  # noqa: N818 - it leads to another way, and is no error
    """The models cannot be put together: the engine has to see all schemas at once."""


class Smaller(NamedTuple):
    """What the engine is given instead of all schemas.

    Attributes:
        schemas: by class name: components that are not plain, those that they refer to in short,
            and a class for each kind of fields that refers to some of these.
        whole: the components that are given as they are.
        kept: of objects that are given in part, the fields that they are given with.
        classes: kind of fields to the class that has one.
        aliases: names of the fields of these classes, in the form that the engine reads.
        free: the other kinds of fields.
    """

    schemas: Mapping[str, Any]
    whole: frozenset[str]
    kept: Mapping[str, Collection[str]]
    classes: Mapping[Kind, str]
    aliases: Mapping[str, str]
    free: tuple[Kind, ...]

    def variants(self) -> frozenset[str]:
        """Return the names that classes of what is given may have."""
        return frozenset(item for name in self.schemas for item in naming.variants(name))


def smaller(
    schemas: Mapping[str, Any],
    found: Plain,
    reserved: Collection[str] = (),
    left_out: Collection[str] = (),
) -> Smaller:
    """Return what the engine is to be given.

    Args:
        schemas: all there are.
        found: the plain ones among them.
        reserved: plain ones whose names the engine must not give to what it adds on its own.
        left_out: components of which no model is asked for.

    Raises:
        Unfit: a component has a name of ours.
    """
    if any(OURS.fullmatch(name) for name in schemas):
        raise Unfit
    is_plain = found.enums.keys() | found.objects.keys()
    whole = frozenset(schemas.keys() - is_plain)
    kept = {name: {*part.others} for name, part in found.partly.items() if name in whole}
    likely = {name for user in whole for name in likely_names(schemas[user], kept.get(user))}
    likely |= {*reserved}
    for name, wires in kept.items():
        uses = found.partly[name].uses
        wires |= {wire for wire, used in uses.items() if not used.isdisjoint(likely)}
    written = {name: _without(schemas[name], kept[name]) for name in kept}
    seen = likely.union(
        *(references(written[user]) if user in kept else found.uses[user] for user in whole)
    )
    met: set[str] = set()
    given: dict[str, Any] = {}
    for name, schema in schemas.items():
        # A name is taken from when it is first referred to: by what is not plain, or here.
        first = (found.uses[name] & likely) - met
        if name in whole:
            given[name] = written.get(name, schema)
        elif name in seen or first:
            given[name] = _short(schema, first)
        met |= {name, *found.uses[name]}
    classes: dict[Kind, str] = {}
    aliases: dict[str, str] = {}
    free: dict[Kind, None] = {}
    for field in _fields(found, kept, left_out):
        if field.kind in classes:
            continue
        if all(OURS.fullmatch(name) for name in references(json.loads(field.kind.schema))):
            free[field.kind] = None
            continue
        name = classes[field.kind] = f"{KIND}{len(classes)}"
        given |= of_kind(field.kind, name)
        if field.kind.is_renamed:
            aliases[f"{name}.{WIRE}"] = ATTRIBUTE
    return Smaller(given, whole, kept, classes, aliases, tuple(free))


def of_kind(kind: Kind, name: str) -> dict[str, Any]:
    """Return the schema of a class that has one field of a kind, and of what stands for others."""
    wire = WIRE if kind.is_renamed else ATTRIBUTE
    field = json.loads(kind.schema)
    schema = {"type": "object", "properties": {wire: field}}
    stand_ins = sorted(filter(OURS.fullmatch, references(field)))
    return {
        name: {**schema, "required": [wire]} if kind.required else schema,
        **{stand_in: kinds.stand_in_schema(stand_in) for stand_in in stand_ins},
    }


def _fields(
    found: Plain, kept: Mapping[str, Collection[str]], left_out: Collection[str]
) -> Iterator[Field]:
    """Give the fields that the engine sees by their kinds."""
    for name, item in found.objects.items():
        yield from item.fields if name not in left_out else ()
    for name, wires in kept.items():
        if name in left_out:
            continue
        for wire, field in found.partly[name].fields.items():
            if wire not in wires:
                yield field


def _without(schema: dict[str, Any], kept: Collection[str]) -> dict[str, Any]:
    """Return an object with some of its fields, without its description.

    What the engine adds on its own for a field may have the description of that.
    """
    properties = {wire: part for wire, part in schema["properties"].items() if wire in kept}
    short = {key: value for key, value in schema.items() if key != "description"}
    if "required" in schema:
        short["required"] = [wire for wire in schema["required"] if wire in kept]
    return {**short, "properties": properties}


def likely_names(schema: Any, wires: Collection[str] | None = None) -> Iterator[str]:
    """Give names that the engine is likely to give to what it adds for some fields, or all."""
    properties = schema.get("properties", {}) if isinstance(schema, dict) else ()
    for wire in properties if wires is None else wires:
        words = re.findall(r"[A-Za-z0-9]+", wire)
        name = "".join(f"{word[0].upper()}{word[1:]}" for word in words)
        yield name
        yield f"{name}Item"
        yield name.removesuffix("s")  # what a list has more than one of


def _short(schema: Any, referred: Iterable[str]) -> Any:
    """Return a schema that is referred to in the same way, but has less in it."""
    if "enum" in schema:
        return {key: value for key, value in schema.items() if key != "description"}
    properties = {f"value_{name}": {"$ref": kinds.PREFIX + name} for name in sorted(referred)}
    return {"type": "object", "properties": {"value": {"type": "string"}, **properties}}
