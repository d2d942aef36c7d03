"""Values in a document, shown, default or listed, and what their schemas say about them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.dialect import is_annotation
from ..document.objects import mapping, sequence, text
from ..document.pointer import join, lookup, split
from ..runtime.media_types import is_json
from .flags import Direction, direction_of
from .validation import Fault, Schemas
from .weighing import TooComplex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.pointer import Node
    from .registry import Context


class Shown(Enum):
    """The kind of a value."""

    BODY = "body"
    PARAMETER = "parameter"
    SCHEMA = "schema"
    DEFAULT = "default"
    """A default: it replaces an absent value."""
    LISTED = "listed"
    """A value that an `enum` lists, or a `const`."""


class Value(NamedTuple):
    """A value and the schema it illustrates or stands in for.

    Attributes:
        pointer: where the value is.
        value: the value.
        schema: the pointer of its schema.
        direction: the messages it is shown for.
        json: whether it is shown as JSON; other media types may show it in their own notation.
        shown: its kind.
    """

    pointer: str
    value: Any
    schema: str
    direction: Direction = Direction.ANY
    json: bool = True
    shown: Shown = Shown.SCHEMA


class Checked(NamedTuple):
    """What is wrong with the values of a document.

    Attributes:
        faults: what is wrong with which value.
        sound: the values that could be checked.
        refused: those that could not be, each with the reason.
    """

    faults: list[tuple[Value, Fault]]
    sound: list[Value]
    refused: list[tuple[Value, str]]


def checked(context: Context) -> Checked:
    """Check all values of a document; ask for it by `Context.once`."""
    result = Checked([], [], [])
    found = (*_examples(context), *_defaults(context), *_listed(context))
    values = [value for value in found if _is_plain(context, value)]
    for direction in Direction:
        schemas = context.once(_SCHEMAS[direction])
        mine = [value for value in values if value.direction is direction]
        for value in mine:
            schemas.need(value.schema)
        for value in mine:
            try:
                faults = schemas.faults(value.schema, value.value)
            except TooComplex:
                if schemas.exhausted:
                    reason = "this and all that follows is not checked: there is too much to check"
                    result.refused.append((value, reason))
                    break
                result.refused.append(
                    (value, "this is not checked: its schema leads to too many others")
                )
            else:
                result.sound.append(value)
                result.faults.extend((value, fault) for fault in faults)
    return result


def schemas_for(context: Context, direction: Direction) -> Schemas:
    """Return the schemas that values are checked by in one direction."""
    return context.once(_SCHEMAS[direction])


def _request(context: Context) -> Schemas:
    return Schemas(context, Direction.REQUEST)


def _response(context: Context) -> Schemas:
    return Schemas(context, Direction.RESPONSE)


def _any(context: Context) -> Schemas:
    return Schemas(context, Direction.ANY)


_SCHEMAS = {
    Direction.REQUEST: _request,
    Direction.RESPONSE: _response,
    Direction.ANY: _any,
}


def _defaults(context: Context) -> Iterator[Value]:
    for node in context.schemas:
        if "default" in node.value and not _is_bare(context, node):
            at = join(node.pointer, "default")
            yield Value(at, node.value["default"], node.pointer, shown=Shown.DEFAULT)


def _listed(context: Context) -> Iterator[Value]:
    """Give the values that schemas list, where these say more; the type is left to `typed-enum`."""
    for key, settled in (("enum", {"enum", "type"}), ("const", {"const"})):
        for node in context.schemas_stating(key):
            if _is_bare(context, node):
                continue
            whole = _whole(node.pointer)
            schema = lookup(context.document.data, whole)
            if all(name in settled or is_annotation({name: schema}) for name in schema):
                continue
            stated, at = node.value[key], join(node.pointer, key)
            places = {join(at, i): v for i, v in enumerate(sequence(stated))}
            for place, value in places.items() if key == "enum" else [(at, stated)]:
                yield Value(place, value, whole, shown=Shown.LISTED)


def _whole(pointer: str) -> str:
    """Return the outermost schema that has the one at a pointer in its `allOf`."""
    tokens = split(pointer)
    while len(tokens) > 2 and tokens[-2] == "allOf" and tokens[-1].isdecimal():
        tokens = tokens[:-2]
    return join("", *tokens)


def _examples(context: Context) -> Iterator[Value]:
    for node in context.of("mediaType", "parameter", "header"):
        if isinstance(node.value.get("schema"), (dict, bool)):
            json = node.kind == "mediaType" and is_json(split(node.pointer)[-1])
            schema = join(node.pointer, "schema")
            for at, value in _shown(context, node):
                shown = Shown.BODY if node.kind == "mediaType" else Shown.PARAMETER
                yield Value(at, value, schema, direction_of(node.pointer), json, shown)
        if node.kind == "mediaType" and isinstance(node.value.get("itemSchema"), (dict, bool)):
            # A stream: an example that is a list has the items of it, as text it has a notation.
            schema = join(node.pointer, "itemSchema")
            for at, value in _shown(context, node):
                for index, item in enumerate(sequence(value)):
                    direction = direction_of(node.pointer)
                    yield Value(join(at, index), item, schema, direction, shown=Shown.BODY)
    for node in context.schemas:
        if _is_bare(context, node):
            continue
        if "example" in node.value:
            yield Value(join(node.pointer, "example"), node.value["example"], node.pointer)
        for index, value in enumerate(sequence(node.value.get("examples"))):
            yield Value(join(node.pointer, "examples", index), value, node.pointer)


def _is_bare(context: Context, node: Node) -> bool:
    """Whether a schema is a reference beside which nothing counts."""
    return context.document.version < (3, 1) and "$ref" in node.value


def _shown(context: Context, node: Node) -> Iterator[tuple[str, Any]]:
    if "example" in node.value:
        yield join(node.pointer, "example"), node.value["example"]
    listed = mapping(node.value.get("examples"))
    for _, origin, example in context.entries(join(node.pointer, "examples"), listed):
        for field in ("value", "dataValue"):
            if isinstance(example, dict) and field in example:
                yield join(origin, field), example[field]


def _is_plain(context: Context, value: Value) -> bool:
    """Whether a value is not text in the notation of its media type or parameter style."""
    if value.json or not isinstance(value.value, str):
        return True
    schema = mapping(context.follow("", {"$ref": f"#{value.schema}"})[1])
    kind = schema.get("type")
    kinds = [kind] if isinstance(kind, str) else sequence(kind)
    return bool({"string", "integer", "number", "boolean"} & set(map(text, kinds)))
