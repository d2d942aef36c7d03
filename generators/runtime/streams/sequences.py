"""Sequential media types: which there are, and how a sequence of bytes is cut into items.

Sources: OpenAPI 3.2 ("Sequential Media Types"), JSON Lines (jsonlines.org), RFC 7464 (JSON text
sequences). Server-sent events have a module of their own, `events`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ..media_types import essence
from .events import EventCutter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"
_SEPARATOR = b"\x1e"  # RFC 7464: RS


@dataclass(frozen=True, slots=True)
class Framing:
    """How the items of a sequential media type are written one after the other.

    Attributes:
        name: `events`, `lines` or `records`.
        media_types: in lower case, without parameters.
        suffix: what names of further media types end with; empty where none does.
        cutter: makes what cuts one sequence: of JSON a `Cutter`, of events an `EventCutter`.
        start: what stands before the JSON text of an item.
        is_events: whether the items are server-sent events, which have fields around their data.
    """

    name: str
    media_types: frozenset[str]
    suffix: str
    cutter: Callable[[], Any]
    start: bytes = b""
    is_events: bool = False

    def matches(self, name: str) -> bool:
        """Whether a media type, without parameters, is written so."""
        return name in self.media_types or bool(self.suffix and name.endswith(self.suffix))

    def cut(self, content: bytes) -> list[bytes]:
        """Return the texts of the items of a whole sequence of JSON."""
        cutter = self.cutter()
        return [*cutter.feed(content), *cutter.end()]

    def framed(self, json: bytes) -> bytes:
        """Return a JSON text as one item of a sequence."""
        return self.start + json + b"\n"


class Cutter(Protocol):
    """Cuts a sequence into the texts of its items; chunks may end anywhere."""

    def feed(self, chunk: bytes) -> list[bytes]:
        """Return what is complete with this chunk."""
        ...

    def end(self) -> list[bytes]:
        """Return what is complete with the end of the sequence."""
        ...


class _Separated:
    """Items between separators of one byte."""

    def __init__(self, separator: bytes) -> None:
        self._separator = separator
        self._parts: list[bytes] = []
        self._begun = False

    def feed(self, chunk: bytes) -> list[bytes]:
        if self._separator not in chunk:
            self._parts.append(chunk)
            return []
        first, *others = chunk.split(self._separator)
        self._parts.append(first)
        whole = [b"".join(self._parts), *others[:-1]]
        self._parts = [others[-1]]
        return list(self._items(whole))

    def end(self) -> list[bytes]:
        rest, self._parts = b"".join(self._parts), []
        return list(self._items([rest]))

    def _items(self, texts: list[bytes]) -> Iterator[bytes]:
        for text in texts:
            bare = text
            if not self._begun:
                bare = text.removeprefix(_MARK)
                self._begun = True
            if bare.strip(_BLANK):
                yield bare


class LineCutter(_Separated):
    """JSON lines: an item on each line; blank lines are none, the last line need not end."""

    def __init__(self) -> None:
        super().__init__(b"\n")


class RecordCutter(_Separated):
    """JSON text sequences: an item after each record separator (RFC 7464).

    A number or a word at the end may have been cut short: it gets a separator of its own, which no
    JSON reader accepts.
    """

    def __init__(self) -> None:
        super().__init__(_SEPARATOR)

    def _items(self, texts: list[bytes]) -> Iterator[bytes]:
        for text in super()._items(texts):
            first = text.lstrip(_BLANK)[:1]
            yield text if first in b'{["' or text[-1:] in _BLANK else text + _SEPARATOR


EVENTS = Framing("events", frozenset({"text/event-stream"}), "", EventCutter, is_events=True)
LINES = Framing(
    "lines",
    frozenset(
        {
            "application/jsonl",
            "application/jsonlines",
            "application/ndjson",
            "application/x-jsonl",
            "application/x-jsonlines",
            "application/x-ndjson",
        }
    ),
    "+jsonl",
    LineCutter,
)
RECORDS = Framing(
    "records", frozenset({"application/json-seq"}), "+json-seq", RecordCutter, _SEPARATOR
)


def framing_of(content_type: str) -> Framing | None:
    """Return how the items of a sequential media type are written; None for any other."""
    name = essence(content_type)
    return next((item for item in (EVENTS, LINES, RECORDS) if item.matches(name)), None)
