"""Streams of a fake client: what the document shows, what a test says, and what is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict
from ..streams import item_schemas
from ..streams.events import MESSAGE, ServerSentEvent
from ..streams.events import written as written_event
from ..streams.item_writing import sequence_writer
from ..streams.items import ItemReader
from ..streams.sequences import LINES, framing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .. import operations as facts


def written(media: facts.Media, items: Iterable[Any]) -> bytes:
    """Return the stream of items that are as declared; data of JSON has its names on the wire.

    Raises:
        ValueError: one is not (`ValidationError`), or cannot be written.
    """
    writer = sequence_writer(media)
    assert writer is not None  # noqa: S101 - asked for sequences only
    return b"".join([*map(writer.write, items), writer.end()])


def shown(media: facts.Media, items: list[Any], shows_events: bool) -> bytes:  # noqa: FBT001
    """Return the stream that an example shows, unchanged.

    Args:
        media: the facts.
        items: of the example.
        shows_events: whether they are whole events, and not only the data of some.
    """
    framing = framing_of(media.content_type) or LINES
    if not framing.is_events:
        return b"".join(framing.framed(json.dumps(item).encode()) for item in items)
    return b"".join(written_event(_event(item, shows_events=shows_events)) for item in items)


def _event(item: Any, *, shows_events: bool) -> ServerSentEvent[str]:
    if not shows_events or not isinstance(item, AnyDict):
        return ServerSentEvent(data=_text(item))
    return ServerSentEvent(
        data=_text(item.get("data", "")),
        event=str(item.get("event", MESSAGE)),
        id=str(item["id"]) if "id" in item else None,
        retry=item["retry"] if isinstance(item.get("retry"), int) else None,
    )


def _text(data: Any) -> str:
    return data if isinstance(data, str) else json.dumps(data)


def made(
    media: facts.Media,
    described: dict[str, Any],
    follow: item_schemas.Follow,
    value: Callable[[Any], Any],
) -> list[Any]:
    """Return items made from the schemas of a stream: one, or of named events one of each kind.

    Args:
        media: the facts.
        described: the Media Type Object.
        follow: follows references.
        value: makes a value for a schema.

    Raises:
        ValueError: none could be made that is as declared.
    """
    framing = framing_of(media.content_type) or LINES
    reader = ItemReader(media, framing)
    if not framing.is_events:
        schema, _ = item_schemas.item_schema(described, "", follow)
        return [reader.read(json.dumps(value(schema)).encode())]
    events: list[Any] = []
    for shape in item_schemas.events(described, "", follow).shapes:
        data = value(shape.data)
        text = data if shape.is_text and isinstance(data, str) else json.dumps(data)
        name = shape.names[0] if shape.names else MESSAGE
        events.append(reader.read(ServerSentEvent(data=text, event=name)))
    return events
