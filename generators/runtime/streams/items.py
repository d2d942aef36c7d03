"""Items of sequences: each read as its declared type, on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ..media_types import essence, parameters
from ..models.base import adapter
from ..models.contexts import LENIENT
from ..responses import declared, successes
from .sequences import framing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .. import operations as facts
    from ..operations import LazyType, Operation
    from .events import ServerSentEvent
    from .sequences import Framing

Raw: TypeAlias = "bytes | ServerSentEvent[str]"
"""An item as it was cut from a stream."""
UNLISTED: Final = object()
"""What `ItemReader.read` returns for an event that the document does not list."""


class ItemReader:
    """Reads the items of one declared media type; validators are built on first use.

    Attributes:
        essence: of the media type.
        framing: how items are written.
        cutter: makes a cutter, which splits one stream into what `read` takes.
        end: data of the event that ends the stream; empty where there is none.
    """

    __slots__ = ("_items", "_validators", "cutter", "end", "essence", "framing", "parameters")

    def __init__(self, media: facts.Media, framing: Framing) -> None:
        assert media.items is not None  # noqa: S101 - asked for such media only
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.framing = framing
        self.cutter: Callable[[], Any] = framing.cutter
        self.end = media.items.end
        self._items = media.items
        self._validators: dict[str | None, Any] = {}

    def read(self, raw: Raw) -> Any:
        """Return an item as its type: an event with typed data, or a value.

        `UNLISTED` for an event that the document does not list.

        Raises:
            pydantic.ValidationError: it is not of that type.
        """
        if isinstance(raw, bytes):
            validator = self._validator(None, self._items.type)
            return validator.validate_json(raw, by_alias=True, by_name=False, context=LENIENT)
        listed = self._items.events.get(raw.event)
        if listed is not None:
            validator, text = self._validator(raw.event, listed.type), listed.text
        elif self._items.type is None:
            return UNLISTED
        else:
            validator, text = self._validator(None, self._items.type), self._items.text
        if text:
            return raw.with_data(validator.validate_python(raw.data, context=LENIENT))
        data = validator.validate_json(raw.data, by_alias=True, by_name=False, context=LENIENT)
        return raw.with_data(data)

    def _validator(self, name: str | None, type_: LazyType | None) -> Any:
        validator = self._validators.get(name)
        if validator is None:
            validator = adapter(Any if type_ is None else type_()).validator
            self._validators[name] = validator
        return validator


class Streams:
    """What an operation can stream; prepared once for each.

    Attributes:
        accept: the `Accept` header that asks for it.
        is_events: whether all it can stream is server-sent events.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation  # keeps the operation alive, and with it its id()
        self._media = {
            response.status.upper(): response.media for response in successes(operation.responses)
        }
        self._readers = {status: _readers(media) for status, media in self._media.items()}
        essences = [reader.essence for readers in self._readers.values() for reader in readers]
        self.accept = ", ".join(dict.fromkeys(essences))
        framings = [reader.framing for readers in self._readers.values() for reader in readers]
        self.is_events = bool(framings) and all(item.is_events for item in framings)

    def readers(self, status: int) -> tuple[ItemReader, ...] | None:
        """Return the readers of a success, one for each media type that is a stream.

        None where the document does not declare the status.
        """
        key = self._key(status)
        return None if key is None else self._readers[key]

    def is_bodiless(self, status: int) -> bool:
        """Whether a success is declared without a body."""
        key = self._key(status)
        return key is not None and not self._media[key]

    def _key(self, status: int) -> str | None:
        response = declared(self.operation.responses, status)
        name = "" if response is None else response.status.upper()
        return name if name in self._media else None


def _readers(media: tuple[facts.Media, ...]) -> tuple[ItemReader, ...]:
    readers: list[ItemReader] = []
    for item in media:
        framing = framing_of(item.content_type)
        if item.items is not None and framing is not None:
            readers.append(ItemReader(item, framing))
    return tuple(readers)


_streams: dict[int, Streams] = {}  # by id(): facts hold mappings, so they have no hash


def streams_of(operation: Operation[Any]) -> Streams:
    """Return what an operation can stream."""
    streams = _streams.get(id(operation))
    if streams is None:
        streams = _streams[id(operation)] = Streams(operation)
    return streams
