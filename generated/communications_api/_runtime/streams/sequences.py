"""Sequential media types: which there are, and how a sequence of bytes is cut into items.

Sources: OpenAPI 3.2 ("Sequential Media Types"), JSON Lines (jsonlines.org), RFC 7464 (JSON text
sequences). Server-sent events have a module of their own, `events`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from ..media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator

SequenceKind: TypeAlias = Literal["events", "lines", "records"]
"""Server-sent events, JSON lines, JSON text sequences."""

_KINDS: dict[str, SequenceKind] = {
    "text/event-stream": "events",
    "application/jsonl": "lines",
    "application/jsonlines": "lines",
    "application/ndjson": "lines",
    "application/x-jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/x-ndjson": "lines",
    "application/json-seq": "records",
}
_SUFFIXES: tuple[tuple[str, SequenceKind], ...] = (("+jsonl", "lines"), ("+json-seq", "records"))
_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"
_SEPARATOR = b"\x1e"  # RFC 7464: RS


def sequence_kind(content_type: str) -> SequenceKind | None:
    """Return how the items of a sequential media type are written; None for any other."""
    name = essence(content_type)
    found = _KINDS.get(name)
    return found or next((kind for suffix, kind in _SUFFIXES if name.endswith(suffix)), None)


class Cutter(Protocol):
    """Cuts a sequence into the texts of its items, wherever the chunks it comes in are cut."""

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

    A number or a word that nothing follows may have been cut short, so it is given with a separator
    of its own, which no JSON reader takes.
    """

    def __init__(self) -> None:
        super().__init__(_SEPARATOR)

    def _items(self, texts: list[bytes]) -> Iterator[bytes]:
        for text in super()._items(texts):
            first = text.lstrip(_BLANK)[:1]
            yield text if first in b'{["' or text[-1:] in _BLANK else text + _SEPARATOR


def cut(kind: SequenceKind, content: bytes) -> list[bytes]:
    """Return the texts of the items of a whole sequence of JSON."""
    cutter = cutter_of(kind)
    return [*cutter.feed(content), *cutter.end()]


def cutter_of(kind: SequenceKind) -> Cutter:
    """Return what cuts a sequence of JSON."""
    return LineCutter() if kind == "lines" else RecordCutter()


def framed(kind: SequenceKind, json: bytes) -> bytes:
    """Return a JSON text as one item of a sequence."""
    return json + b"\n" if kind == "lines" else _SEPARATOR + json + b"\n"
