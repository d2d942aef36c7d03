"""What a Media Type Object says about the items of a sequence.

Sources: OpenAPI 3.2 ("Sequential Media Types", "Special Considerations for `text/event-stream`
Content"). Documents before 3.2 have `schema` only; how we read it there is our decision:

- An array (by `schema`) has the items of the sequence as its items; any other `schema` is that of
  one item.
- Of server-sent events, `itemSchema` is that of the whole event, its `data` a text that may have a
  `contentSchema`. A `schema` is that of the JSON in `data`, unless all it describes are events: it
  declares `event` and `data`, and nothing that events do not have.
- Where nothing says that `data` is JSON or something else, it is text.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from ..narrowing import EMPTY, AnyDict, AnyList

Located: TypeAlias = tuple[Any, str]
"""A schema, and the JSON pointer to it."""
Follow: TypeAlias = Callable[[Any, str], Located]
"""Follows the reference that may stand in place of a schema."""
Properties: TypeAlias = dict[str, Located]
"""By their names."""

FIELDS = frozenset({"data", "event", "id", "retry"})
"""What an event consists of."""
MOST = 200
"""Kinds of events that one schema may describe."""
_STEPS = 5000
"""Schemas that are looked at for one stream."""
_STRUCTURE = ("properties", "items", "oneOf", "anyOf", "allOf", "additionalProperties", "$ref")


class EventShape(NamedTuple):
    """One kind of event.

    Attributes:
        names: of the events of this kind; empty where no name identifies them.
        data: schema of its data.
        pointer: to that schema.
        is_text: whether the data is text, not JSON.
    """

    names: tuple[str, ...]
    data: Any
    pointer: str
    is_text: bool


class Events(NamedTuple):
    """What the events of a stream are.

    Attributes:
        shapes: at least one.
        described: whether the schema describes events, and not the JSON in their data.
        complete: False where it describes too many kinds, and all are read as text.
    """

    shapes: tuple[EventShape, ...]
    described: bool
    complete: bool = True


def item_schema(media: dict[str, Any], pointer: str, follow: Follow) -> Located:
    """Return the schema of an item.

    Args:
        media: the Media Type Object.
        pointer: to it.
        follow: see `Follow`.
    """
    if "itemSchema" in media:
        return media["itemSchema"], f"{pointer}/itemSchema"
    schema, at = media.get("schema", True), f"{pointer}/schema"
    target, target_at = follow(schema, at)
    if isinstance(target, AnyDict) and target.get("type") in ("array", ["array"]):
        return target.get("items", True), f"{target_at}/items"
    return schema, at


def events(media: dict[str, Any], pointer: str, follow: Follow) -> Events:
    """Return what the events of a stream are; see `item_schema` for the arguments."""
    schema, at = item_schema(media, pointer, follow)
    explored = _Variants(follow)
    variants = explored.of(schema, at)
    stated = "itemSchema" in media
    described = _are_events(variants, stated=stated) and not _is_other(follow(schema, at)[0])
    if described and not explored.complete:
        text = EventShape((), {"type": "string"}, at, is_text=True)
        return Events((text,), described=True, complete=False)
    if described:
        return Events(tuple(_shape(variant, at, follow) for variant in variants), described=True)
    shape = EventShape((), schema, at, _is_text(schema, at, follow))
    return Events((shape,), described=False)


def _are_events(variants: list[Properties], *, stated: bool) -> bool:
    if stated:
        return all("data" in variant or variant.keys() <= FIELDS for variant in variants)
    return all({"data", "event"} <= variant.keys() <= FIELDS for variant in variants)


def _is_other(schema: Any) -> bool:
    """Whether no value that fits a schema is an object."""
    kind = schema.get("type", "object") if isinstance(schema, AnyDict) else "object"
    return kind != "object" and "object" not in kind


class _Variants:
    """Gives the properties of everything that a schema describes, alternatives one by one.

    At most `MOST` alternatives are given, and at most `_STEPS` schemas read.

    Attributes:
        complete: whether these limits left nothing out.
    """

    def __init__(self, follow: Follow) -> None:
        self._follow = follow
        self._left = _STEPS
        self.complete = True

    def of(self, schema: Any, pointer: str, path: tuple[str, ...] = ()) -> list[Properties]:
        """Return the properties of each alternative."""
        target, at = self._follow(schema, pointer)
        self._left -= 1
        if not isinstance(target, AnyDict) or at in path:
            return [{}]
        path = (*path, at)
        variants: list[Properties] = [{}]
        parts = target.get("allOf")
        for index, part in enumerate(parts if isinstance(parts, AnyList) else ()):
            variants = self._joined(variants, self._listed([(part, f"{at}/allOf/{index}")], path))
        properties = target.get("properties")
        declared = {
            name: (value, f"{at}/properties/{_escaped(name)}")
            for name, value in (properties if isinstance(properties, AnyDict) else EMPTY).items()
        }
        variants = self._joined(variants, [declared])
        for key in ("oneOf", "anyOf"):
            options = target.get(key)
            if isinstance(options, AnyList) and options:
                located = [(option, f"{at}/{key}/{i}") for i, option in enumerate(options)]
                variants = self._joined(variants, self._listed(located, path))
        return variants

    def _listed(self, schemas: list[Located], path: tuple[str, ...]) -> list[Properties]:
        variants: list[Properties] = []
        for schema, pointer in schemas:
            if self._left <= 0 or len(variants) > MOST:
                self.complete = False
                break
            variants += self.of(schema, pointer, path)
        return self._cut(variants) or [{}]

    def _joined(self, left: list[Properties], right: list[Properties]) -> list[Properties]:
        pairs = ((first, second) for first in left for second in right)
        return self._cut([{**first, **second} for first, second in islice(pairs, MOST + 1)])

    def _cut(self, variants: list[Properties]) -> list[Properties]:
        self.complete = self.complete and len(variants) <= MOST
        return variants[:MOST]


def _shape(variant: Properties, pointer: str, follow: Follow) -> EventShape:
    names = _names(follow(*variant["event"])[0]) if "event" in variant else ()
    data, at = variant.get("data", ({"type": "string"}, pointer))
    target, target_at = follow(data, at)
    if isinstance(target, AnyDict) and ("contentSchema" in target or "contentMediaType" in target):
        stated = str(target.get("contentMediaType", "application/json")).partition(";")[0].strip()
        if stated == "application/json" or stated.endswith("+json"):
            schema = target.get("contentSchema", True)
            return EventShape(names, schema, f"{target_at}/contentSchema", is_text=False)
    return EventShape(names, data, at, _is_text(data, at, follow))


def _names(schema: Any) -> tuple[str, ...]:
    if not isinstance(schema, AnyDict):
        return ()
    listed = [schema["const"]] if "const" in schema else schema.get("enum")
    values: list[Any] = listed if isinstance(listed, AnyList) else []
    return tuple(value for value in values if isinstance(value, str))


def _is_text(schema: Any, pointer: str, follow: Follow) -> bool:
    target, _ = follow(schema, pointer)
    if not isinstance(target, AnyDict):
        return True
    kind = target.get("type")
    if kind is not None:
        return kind == "string" or (isinstance(kind, AnyList) and set(kind) <= {"string", "null"})
    listed = [target["const"]] if "const" in target else target.get("enum")
    if isinstance(listed, AnyList):
        return all(isinstance(value, str) for value in listed)
    return not any(key in target for key in _STRUCTURE)


def _escaped(token: str) -> str:
    return str(token).replace("~", "~0").replace("/", "~1")
