"""Items of sequences: each written as its declared type, on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..media_types import essence
from ..models.base import adapter, dump_json
from .events import ServerSentEvent
from .events import written as written_event
from .sequences import framing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from ..operations import EventData, Media
    from .sequences import Framing

    Check: TypeAlias = Callable[[bytes, Any], None]


class SequenceWriter:
    """Writes the items of one sequential media type; made once for each.

    Args:
        media: the facts.
        framing: how items are written.
        check: is given the JSON text and the type of each item, and raises where it refuses one.

    Attributes:
        essence: of the media type.
        content_type: header.
    """

    def __init__(self, media: Media, framing: Framing, check: Check | None = None) -> None:
        assert media.items is not None  # noqa: S101 - asked for such media only
        self.essence = essence(media.content_type)
        self.content_type = media.content_type.encode("latin-1")
        self._framing = framing
        self._check = check
        self._items = media.items
        self._type: Any = None if media.items.type is None else media.items.type()
        self._events = {name: (data, data.type()) for name, data in media.items.events.items()}
        types = [type_ for _, type_ in self._events.values()]
        self._names = {
            type_: name
            for name, (_, type_) in self._events.items()
            if isinstance(type_, type) and types.count(type_) == 1 and issubclass(type_, BaseModel)
        }

    def write(self, item: Any) -> bytes:
        """Return an item as it is written.

        Args:
            item: of the declared type; of server-sent events also a `ServerSentEvent`.

        Raises:
            ValueError: it is not of that type (`ValidationError`), or cannot be written.
        """
        if not self._framing.is_events:
            return self._framing.framed(self._json(item, self._type if self._items.type else Any))
        event = item
        if not isinstance(item, ServerSentEvent):
            name = self._names.get(item.__class__)
            event = ServerSentEvent(data=item) if name is None else _named(name, item)
        return written_event(event.with_data(self._data(event)))

    def end(self) -> bytes:
        """Return what says that the stream is complete; empty where nothing does."""
        end = self._items.end
        return written_event(ServerSentEvent(data=end)) if end else b""

    def _data(self, event: ServerSentEvent[Any]) -> str:
        listed: tuple[EventData, Any] | None = self._events.get(event.event)
        text, type_ = (
            (self._items.text, self._type) if listed is None else (listed[0].text, listed[1])
        )
        if listed is None and self._items.type is None:
            raise ValueError(f"an event named {event.event!r} is not declared")
        if text:
            valid = adapter(type_).validator.validate_python(event.data)
            return str(adapter(type_).dump_python(valid, mode="json"))
        return self._json(event.data, type_).decode()

    def _json(self, value: Any, type_: Any) -> bytes:
        if type(value) is type_ and isinstance(value, BaseModel):
            content = dump_json(value)
        else:
            content = dump_json(adapter(type_).validator.validate_python(value), type_)
        if self._check is not None:
            self._check(content, type_)
        return content


def _named(name: str, data: Any) -> ServerSentEvent[Any]:
    return ServerSentEvent(data=data, event=name)


def sequence_writer(media: Media, check: Check | None = None) -> SequenceWriter | None:
    """Return what writes a sequential media type; None for any other. See `SequenceWriter`."""
    framing = framing_of(media.content_type)
    if media.items is None or framing is None:
        return None
    return SequenceWriter(media, framing, check)
