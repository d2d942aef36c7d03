"""Server-sent events: the format `text/event-stream`, read and written.

Source: WHATWG HTML, "Server-sent events", sections "Parsing an event stream" and "Interpreting an
event stream".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

DataT_co = TypeVar("DataT_co", covariant=True)

MESSAGE = "message"
"""Name of an event that states none."""
_MARK = b"\xef\xbb\xbf"
_line_end = re.compile(rb"\r\n|\n|\r")
_any_line_end = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSentEvent(Generic[DataT_co]):
    """One event of a stream.

    Attributes:
        data: its content.
        event: its name; `message` where it states none.
        id: the last event id, of this event or an earlier one; empty where none was stated. A
            server gives None to state none.
        retry: milliseconds after which to connect again, where the server says so with this event.
    """

    data: DataT_co
    event: str = MESSAGE
    id: str | None = None
    retry: int | None = None

    def with_data(self, data: OtherT) -> ServerSentEvent[OtherT]:
        """Return the same event with other data."""
        return ServerSentEvent(data=data, event=self.event, id=self.id, retry=self.retry)


OtherT = TypeVar("OtherT")


class EventCutter:
    """Cuts a stream into events; chunks may end anywhere.

    An event that no blank line ends is left out: it may have been cut short.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []  # of a line that has not ended
        self._after_return = False  # the last chunk ended with CR: a LF that follows is part of it
        self._begun = False
        self._last_id = ""
        self._data: list[str] = []
        self._event = ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> list[ServerSentEvent[str]]:
        """Return the events that are complete with this chunk."""
        if self._after_return and chunk:
            self._after_return = False
            chunk = chunk.removeprefix(b"\n")
        if b"\n" not in chunk and b"\r" not in chunk:
            self._parts.append(chunk)
            return []
        self._after_return = chunk.endswith(b"\r")
        first, *others = _line_end.split(chunk)
        self._parts.append(first)
        lines = [b"".join(self._parts), *others[:-1]]
        self._parts = [others[-1]]
        events: list[ServerSentEvent[str]] = []
        for line in lines:
            event = self._line(line)
            if event is not None:
                events.append(event)
        return events

    def end(self) -> list[ServerSentEvent[str]]:
        """Return nothing: what is not complete by now never will be."""
        return []

    def _line(self, line: bytes) -> ServerSentEvent[str] | None:
        if not self._begun:
            self._begun = True
            line = line.removeprefix(_MARK)
        if not line:
            return self._complete()
        name, _, value = line.decode("utf-8", "replace").partition(":")
        self._field(name, value.removeprefix(" "))
        return None

    def _field(self, name: str, value: str) -> None:
        match name:
            case "data":
                self._data.append(value)
            case "event":
                self._event = value
            case "id" if "\0" not in value:
                self._last_id = value
            case "retry" if value.isascii() and value.isdigit() and len(value) < 19:
                self._retry = int(value)
            case _:  # comments, whose name is empty, and unknown fields
                pass

    def _complete(self) -> ServerSentEvent[str] | None:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event = [], ""
        if not data:
            return None  # its `retry` holds for the stream: given with the next event
        self._retry = None
        return ServerSentEvent(
            data="\n".join(data), event=event or MESSAGE, id=self._last_id, retry=retry
        )


def written(event: ServerSentEvent[str]) -> bytes:
    r"""Return an event as it is written.

    Line breaks in its data all arrive as `\n`: the format does not tell them apart.

    Raises:
        ValueError: its name or id has a line break, or its id NUL, which the format cannot express.
    """
    lines: list[str] = []
    if event.event != MESSAGE:
        lines.append(f"event: {_on_one_line(event.event, 'name')}")
    if event.id is not None:
        if "\0" in event.id:
            raise ValueError("the id of an event must not hold NUL")
        lines.append(f"id: {_on_one_line(event.id, 'id')}")
    if event.retry is not None:
        lines.append(f"retry: {event.retry:d}")
    lines += [f"data: {line}" for line in _any_line_end.split(event.data)]
    return ("\n".join(lines) + "\n\n").encode()


def _on_one_line(text: str, field: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError(f"the {field} of an event must stand on one line")
    return text
