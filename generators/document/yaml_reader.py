"""YAML: read from the events of libyaml.

That is four times as fast as PyYAML's own loader, and it leaves the meaning of scalars to us:
OpenAPI means the core schema of YAML 1.2, where `no` and `2024-01-01` are strings and every key
is a string as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from .builder import MAX_NODES, Builder, Parsed
from .scalars import CONSTANTS, finite, resolve
from .source import ListPlaces, MapPlaces, Places, Source, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..diagnostics import Diagnostic


_CORE = "tag:yaml.org,2002:"
_HINTS = {
    "\t": "indent with spaces; YAML does not allow tabs",
    "@": "quote the value; YAML reserves `@` at its beginning",
    "`": "quote the value; YAML reserves the backquote at its beginning",
    "%": "quote the value; YAML reserves `%` at its beginning",
    "mapping values are not allowed in this context": (
        "quote a value that contains `: `, and check the indentation"
    ),
}


class Anchored(NamedTuple):
    """What an alias stands for, with its expanded size."""

    value: Any
    places: Places
    values: int
    height: int


def _at(event: Event) -> int:
    mark = event.start_mark
    return mark.index if mark else 0


class _YamlReader(Builder):
    """Turns libyaml's events into data."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.anchors: dict[str, Anchored] = {}
        self.open_anchors: list[str | None] = []
        self.documents = 0
        self.known: dict[str, Any] = dict(CONSTANTS)
        self.handlers: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.start_mapping,
            SequenceStartEvent: self.start_sequence,
            MappingEndEvent: self.end,
            SequenceEndEvent: self.end,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
        }

    def run(self) -> None:
        """Read everything.

        Raises:
            Unreadable: at the first thing that is not YAML, or at a limit.
        """
        next_event: Callable[[], Any] = yaml.CSafeLoader(self.source.text).get_event
        handlers = self.handlers
        frames, known = self.frames, self.known
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent and frames and event.tag is None and event.anchor is None:
                # Nearly all are so. `scalar` would do the same, and takes twice the time for it.
                frame, text = frames[-1], event.value
                data = frame.data
                if type(data) is dict and frame.key is None:
                    if text not in data and text != "<<":
                        frame.key, frame.key_at = text, event.start_mark.index
                        continue
                elif self.count < MAX_NODES:
                    value = known.get(text, self) if event.implicit[0] else text
                    if value is not self:
                        self.count += 1
                        self.put(value, event.start_mark.index)
                        continue
            if kind is StreamEndEvent:
                return
            handler = handlers.get(kind)
            if handler is not None:
                handler(event)

    def document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.stop(
                "multiple-documents",
                "a second YAML document begins here",
                _at(event),
                "keep one document in the file, without a `---` after its beginning",
            )

    def scalar(self, event: ScalarEvent) -> None:
        at = _at(event)
        text = event.value
        plain = event.implicit[0]
        if self.expects_key():
            if plain and text == "<<":
                self.frames[-1].merges = True
            self.key(text, at)
            if event.anchor:
                self.anchors[event.anchor] = Anchored(text, at, 1, 0)
            return
        self.grow(1, 0, at)
        if plain:
            value = self.known.get(text, self)
            if value is self:
                value = finite(self, resolve(text), text, at)
                self.known[text] = value
        else:
            value = text
        if event.tag is not None:
            value = self.tagged(event.tag, text, at)
        if event.anchor:
            self.anchors[event.anchor] = Anchored(value, at, 1, 0)
        self.put(value, at)

    def tagged(self, tag: str, text: str, at: int) -> Any:
        """Return the scalar as its explicit tag wants it."""
        name = tag.removeprefix(_CORE)
        if tag == "!" or name == "str":
            return text
        value = finite(self, resolve(text), text, at)
        if name == "float" and type(value) is int:
            return float(value)
        wanted = {"null": type(None), "bool": bool, "int": int, "float": float}.get(name)
        if wanted is None or type(value) is not wanted:
            self.foreign_tag(tag, at)
        return value

    def foreign_tag(self, tag: str, at: int) -> None:
        shown = tag.replace(_CORE, "!!")
        self.report(
            "unsupported-tag",
            f"the YAML tag `{shown}` does not fit this value or has no meaning in OpenAPI",
            at,
            "remove the tag; quote the value if a string is meant",
        )

    def start_mapping(self, event: MappingStartEvent) -> None:
        self.start(event, {}, "map")

    def start_sequence(self, event: SequenceStartEvent) -> None:
        self.start(event, [], "seq")

    def start(
        self, event: MappingStartEvent | SequenceStartEvent, data: Any, expected: str
    ) -> None:
        at = _at(event)
        if self.expects_key():
            raise self.stop(
                "invalid-key",
                "the key of a mapping is itself a mapping or a list",
                at,
                "keys are strings in OpenAPI; quote `{…}` and `[…]` where text is meant",
            )
        if event.tag is not None and event.tag not in ("!", _CORE + expected):
            self.foreign_tag(event.tag, at)
        self.open_anchors.append(event.anchor)
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.open(data, at)

    def end(self, _event: Event) -> None:
        if self.frames[-1].merges:
            self.merge()
        closed = self.close()
        anchor = self.open_anchors.pop()
        if anchor:
            self.anchors[anchor] = Anchored(*closed)

    def alias(self, event: AliasEvent) -> None:
        at, name = _at(event), event.anchor or ""
        anchored = self.anchors.get(name)
        if anchored is None:
            if name in self.open_anchors:
                raise self.stop(
                    "recursive-alias",
                    f"alias `*{name}` stands inside the value it names",
                    at,
                    "a recursive schema is written with `$ref`, not with an alias",
                )
            raise self.stop("invalid-yaml", f"alias `*{name}` names no anchor before it", at)
        if self.expects_key():
            if not isinstance(anchored.value, str):
                raise self.stop("invalid-key", f"alias `*{name}` as a key is not a string", at)
            self.key(anchored.value, at)
            return
        self.repeat(anchored.values, anchored.height, at)
        frame = self.frames[-1] if self.frames else None
        if frame is not None:
            frame.height = max(frame.height, anchored.height + 1)
        self.put(anchored.value, anchored.places)

    def merge(self) -> None:
        """Replace the key `<<` of the innermost mapping by what it stands for.

        Keys of the mapping itself win, then the earlier of several merged mappings.

        Source: https://yaml.org/type/merge.html
        """
        frame = self.frames[-1]
        places = frame.places
        if not isinstance(frame.data, dict) or not isinstance(places, MapPlaces):
            return
        merged = frame.data["<<"]
        merged_at = places.entries["<<"][1]
        pairs = (
            list(zip(merged, merged_at.items, strict=True))
            if isinstance(merged, list) and isinstance(merged_at, ListPlaces)
            else [(merged, merged_at)]
        )
        data: dict[str, Any] = {}
        entries: dict[str, tuple[int, Places]] = {}
        for key, value in frame.data.items():
            if key != "<<":
                data[key], entries[key] = value, places.entries[key]
                continue
            for mapping, inner in pairs:
                if not isinstance(mapping, dict) or not isinstance(inner, MapPlaces):
                    self.report(
                        "invalid-merge",
                        "the merge key `<<` takes a mapping or a list of mappings",
                        places.entries["<<"][0],
                        "quote `<<` if a key of that name is meant",
                    )
                    continue
                for name in mapping:
                    if name not in frame.data and name not in data:
                        data[name], entries[name] = mapping[name], inner.entries[name]
        frame.data = data
        places.entries = entries


def read_yaml(source: Source) -> Parsed:
    """Read YAML.

    Raises:
        Unreadable: it is not YAML, or exceeds a limit.
    """
    reader = _YamlReader(source)
    try:
        reader.run()
    except ReaderError as error:
        character = error.character if isinstance(error.character, int) else 0
        problem = source.problem(
            "invalid-yaml",
            f"character U+{character:04X} is not allowed in YAML",
            error.position,
            "write it as an escape in a double-quoted string, or remove it",
        )
        raise Unreadable(problem) from None
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_broken_yaml(source, error)) from None
    return reader.parsed()


def _broken_yaml(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(source.text)) if mark else 0
    message = error.problem or "this is not YAML"
    hint = _HINTS.get(message) or _HINTS.get(source.text[at : at + 1], "")
    began = error.context_mark
    if source.text[at : at + 1] == "\t":
        message = "a tab stands where a key or a value should begin"
    elif error.context and began is not None and mark is not None and began.line != mark.line:
        message = f"{message}, {error.context} that begins on line {began.line + 1}"
    return source.problem("invalid-yaml", message, at, hint)
