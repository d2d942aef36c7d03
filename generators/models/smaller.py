"""The fewer schemas that the engine is given: what is not plain, and each kind of fields once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .plain import Kind, Plain

_KIND = "PlainKind"
ATTRIBUTE, WIRE = "plain_value", "plainWireName"
"""Name of the one field of a class for a kind: in Python, and on the wire where that is another."""
_FEW, _WORTH = 200, 0.7
"""Of more schemas than these, the engine is given fewer only if they are less than that part."""
OURS = re.compile(
    rf"(?:{_KIND}|{plain.SET_ENUM}|{plain.SET_ENUM}Own|{plain.ENUM}|{plain.CLASS})\d+"
)
"""Names of classes that are in no document."""


class Unfit(Exception):  # noqa: N818 - it leads to another way, and is no error
    """The models cannot be put together: the engine has to see all schemas at once."""


@dataclass(frozen=True)
class Smaller:
    """What the engine is given instead of all schemas.

    Attributes:
        schemas: by class name: components that are not plain, those that they refer to in short,
            and a class for each kind of fields.
        whole: the components that are given as they are.
        classes: kind of fields to the class that has one.
        aliases: names of the fields of these classes, in the form that the engine reads.
    """

    schemas: Mapping[str, Any]
    whole: frozenset[str]
    classes: Mapping[Kind, str]
    aliases: Mapping[str, str]


def smaller(
    schemas: Mapping[str, Any],
    found: Plain,
    reserved: Collection[str] = (),
    *,
    left_out: Collection[str] | None = None,
) -> Smaller:
    """Return what the engine is to be given.

    Args:
        schemas: all there are.
        found: the plain ones among them.
        reserved: plain ones whose names the engine must not give to what it adds on its own.
        left_out: components of which no model is asked for; None where that is not the question.

    Raises:
        Unfit: a component has a name of ours, or there is nothing to give or to gain.
    """
    if any(OURS.fullmatch(name) for name in schemas):
        raise Unfit
    is_plain = found.enums.keys() | found.objects.keys()
    whole = frozenset(schemas.keys() - is_plain)
    likely = {name for user in whole for name in _likely(schemas[user])} | {*reserved}
    seen = likely.union(*(found.uses[user] for user in whole))
    met: set[str] = set()
    given: dict[str, Any] = {}
    for name, schema in schemas.items():
        # A name is taken from when it is first referred to: by what is not plain, or here.
        first = (found.uses[name] & likely) - met
        if name in whole:
            given[name] = schema
        elif name in seen or first:
            given[name] = _short(schema, first)
        met |= {name, *found.uses[name]}
    classes: dict[Kind, str] = {}
    aliases: dict[str, str] = {}
    asked = (item for name, item in found.objects.items() if name not in (left_out or ()))
    for field in (field for item in asked for field in item.fields):
        if field.kind in classes:
            continue
        name = classes[field.kind] = f"{_KIND}{len(classes)}"
        given[name] = _of_kind(field.kind)
        stand_ins = [stand_in for stand_in in field.names if "." not in stand_in]
        given |= {stand_in: plain.stand_in_schema(stand_in) for stand_in in stand_ins}
        if field.kind.is_renamed:
            aliases[f"{name}.{WIRE}"] = ATTRIBUTE
    if not given:  # the engine makes nothing of nothing
        if left_out is None:
            raise Unfit
        given[f"{plain.CLASS}0"] = plain.stand_in_schema(plain.CLASS)
    if left_out is None and len(schemas) > _FEW and len(given) > len(schemas) * _WORTH:
        raise Unfit
    return Smaller(given, whole, classes, aliases)


def _likely(schema: Any) -> Iterator[str]:
    """Give names that the engine is likely to give to what it adds for a component."""
    for wire in schema.get("properties", {}) if isinstance(schema, dict) else ():
        words = re.findall(r"[A-Za-z0-9]+", wire)
        name = "".join(f"{word[0].upper()}{word[1:]}" for word in words)
        yield name
        yield f"{name}Item"


def _short(schema: Any, referred: Iterable[str]) -> Any:
    """Return a schema that is referred to in the same way, but has less in it."""
    if "enum" in schema:
        return {key: value for key, value in schema.items() if key != "description"}
    properties = {f"value_{name}": {"$ref": plain.PREFIX + name} for name in sorted(referred)}
    return {"type": "object", "properties": {"value": {"type": "string"}, **properties}}


def _of_kind(kind: Kind) -> dict[str, Any]:
    name = WIRE if kind.is_renamed else ATTRIBUTE
    schema = {"type": "object", "properties": {name: json.loads(kind.schema)}}
    return {**schema, "required": [name]} if kind.required else schema
