"""The items of sequential media types, from the normal form of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..extensions import stream_end
from .content import ANY, EventData, Items, Media, Type
from .types import type_of, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..document.combine import Note
    from ..runtime.streams.sequences import Framing
    from .ir import Response

_TEXT = Type("scalar", "str")


def items_of(
    raw: dict[str, Any], framing: Framing, pointer: str, models: Mapping[str, str], note: Note
) -> Items:
    """Return what a media type is a sequence of.

    Args:
        raw: the Media Type Object in normal form, which has `itemSchema`.
        framing: how items are written.
        pointer: to it.
        models: class or alias of each component schema, for the direction meant.
        note: takes what is not expressed.
    """
    schema = raw.get("itemSchema")
    if not framing.is_events:
        return Items(framing.name, type_of(schema, models), text=False, events=(), end="")
    by_name: dict[str, list[tuple[Type, bool]]] = {}
    for variant in schema["oneOf"] if isinstance(schema, dict) else ():
        properties = variant["properties"]
        data, text = _data(properties["data"], models)
        for name in properties["event"]["enum"] if "event" in properties else ("",):
            by_name.setdefault(name, []).append((data, text))
    events = tuple(
        EventData(name, *_one(members, name, pointer, note))
        for name, members in by_name.items()
        if name
    )
    rest, text = _one(by_name[""], "", pointer, note) if "" in by_name else (None, False)
    return Items(framing.name, rest, text, events, stream_end.data(raw))


def _data(schema: Any, models: Mapping[str, str]) -> tuple[Type, bool]:
    if isinstance(schema, dict) and "contentSchema" in schema:
        return type_of(schema["contentSchema"], models), False
    type_ = type_of(schema, models)
    return (_TEXT if type_ == ANY else type_), True


def _one(
    members: list[tuple[Type, bool]], name: str, pointer: str, note: Note
) -> tuple[Type, bool]:
    if len({text for _, text in members}) == 1:
        return union(type_ for type_, _ in members), members[0][1]
    events = f"events named `{name}`" if name else "events without a name of their own"
    note("streaming", pointer, f"data of {events} is text or JSON: it is given as text")
    return _TEXT, True


def item_type(items: Items) -> Type:
    """Return the type of an item, whatever it is called."""
    types = [data.type for data in items.events]
    return union([*types, items.type] if items.type is not None else types)


def stream_type(responses: Iterable[Response]) -> Type | None:
    """Return the type of the stream that these successes may be; None where there is none."""
    sequences = [
        media.items for response in responses for media in response.media if media.items is not None
    ]
    if not sequences:
        return None
    name = "EventStream" if all(items.is_events for items in sequences) else "Stream"
    return Type("stream", name, (union(map(item_type, sequences)),))


def whole(media: tuple[Media, ...]) -> tuple[Media, ...]:
    """Return the media types that are not read item by item."""
    return tuple(item for item in media if item.items is None)
