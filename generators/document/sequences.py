"""Sequential media types in normal form: their items are described by `itemSchema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..naming import inline
from ..runtime.streams import item_schemas
from .pointer import join

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..runtime.streams.sequences import Framing
    from .combine import Note


class Sequences:
    """Writes sequential media types in normal form.

    Args:
        follow: follows a reference in the source.
        schema: returns the normal form of a schema, given its pointer and a name for its class.
        note: takes notes about simplifications.
    """

    def __init__(
        self, follow: item_schemas.Follow, schema: Callable[[Any, str, str], Any], note: Note
    ) -> None:
        self._follow = follow
        self._schema = schema
        self._note = note

    def normal(
        self, media: dict[str, Any], framing: Framing, pointer: str, name: str
    ) -> dict[str, Any]:
        """Return a Media Type Object with `itemSchema` only.

        Of server-sent events that is always a `oneOf` of events, each with `data` and, where they
        are told by it, the values of `event`.
        """
        result = {key: value for key, value in media.items() if key != "schema"}
        if framing.is_events:
            result["itemSchema"] = self._events(media, pointer, name)
        else:
            schema, at = item_schemas.item_schema(media, pointer, self._follow)
            result["itemSchema"] = self._schema(schema, at, inline.item(name))
        return result

    def _events(self, media: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        events = item_schemas.events(media, pointer, self._follow)
        if not events.complete:
            text = f"more than {item_schemas.MOST} kinds of events: their data is given as text"
            self._note("streaming", pointer, text)
        if not events.described and "itemSchema" in media:
            self._note(
                "streaming",
                join(pointer, "itemSchema"),
                "this is not the schema of an event: taken as that of the JSON in its `data`",
                "declare `data`, with `contentMediaType` and `contentSchema`",
            )
        return {"oneOf": [self._event(shape, name) for shape in events.shapes]}

    def _event(self, shape: item_schemas.EventShape, name: str) -> dict[str, Any]:
        schema = self._schema(shape.data, shape.pointer, inline.event(name, shape.names))
        if not shape.is_text:
            schema = {"contentMediaType": "application/json", "contentSchema": schema}
        event = {"event": {"enum": list(shape.names)}} if shape.names else {}
        return {"properties": {**event, "data": schema}}
