"""Readers: text of YAML or JSON in, plain data and its places out.

YAML is read from the events of libyaml. That is four times as fast as PyYAML's own loader, and
it leaves the meaning of scalars to us: OpenAPI means the core schema of YAML 1.2, where `no` and
`2024-01-01` are strings and every key is a string as written. JSON has a reader of its own,
because libyaml refuses some of it (surrogate pairs, tabs, long keys).
"""

from __future__ import annotations

import codecs
import errno
import math
import re
import stat
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
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

from generators.document.source import (
    Builder,
    ListPlaces,
    MapPlaces,
    Places,
    Source,
    Unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from generators.diagnostics import Diagnostic


MAX_BYTES = 100_000_000
"""Size of a file that is certainly not an API description."""


def read_file(path: str) -> bytes:
    """Return the content of a file on disk.

    Raises:
        OSError: it is missing, not a regular file, or too large.
    """
    file = Path(path)
    facts = file.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a directory", path)
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", path)
    if facts.st_size > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MAX_BYTES:,} bytes", path)
    return file.read_bytes()


def read_source(path: str, name: str, read: Callable[[str], bytes]) -> tuple[bytes, Source]:
    """Return the content of a file, and its text.

    Args:
        path: the file, as `read` wants it.
        name: the file, as diagnostics name it.
        read: gives the content or raises `OSError`.

    Raises:
        Unreadable: it cannot be read, or is not UTF-8.
    """
    try:
        raw = read(path)
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = getattr(error, "strerror", None) or str(error) or "it cannot be read"
        message = "there is no such file" if missing else f"cannot read the file: {reason}"
        problem = Source(name, "").problem("unreadable-file", message)
        raise Unreadable(problem) from None
    raw_text = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw, Source(name, raw_text.decode())
    except UnicodeDecodeError as error:
        before = Source(name, raw_text[: error.start].decode())
        problem = before.problem(
            "invalid-encoding",
            f"byte 0x{raw_text[error.start]:02X} is not UTF-8",
            len(before.text),
            "save the file in UTF-8",
        )
        raise Unreadable(problem) from None


class Parsed(NamedTuple):
    """A file read: its data, its places, and what was wrong without stopping the reading."""

    data: Any
    places: Places
    problems: list[Diagnostic]


def parse(source: Source) -> Parsed:
    """Read a file as JSON or as YAML, whichever it is.

    Raises:
        Unreadable: the text is neither, or exceeds a limit.
    """
    text = source.text
    if not text.strip():
        raise Unreadable(source.problem("empty-document", "the file is empty"))
    if source.name.endswith(".json"):
        return read_json(source)
    if text.lstrip().startswith("{"):
        try:
            return read_json(source)
        except Unreadable:
            return read_yaml(source)
    return read_yaml(source)


# --------------------------------------------------------------------------------------- scalars

_NULLS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS: dict[str, Any] = {
    **_NULLS,
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)"
    r"|(?P<oct>0o[0-7]+)"
    r"|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<infinite>[-+]?\.(?:inf|Inf|INF))"
    r"|(?P<nan>\.(?:nan|NaN|NAN))"
)
_NUMBER_START = frozenset("0123456789+-.")
_MAX_DIGITS = 400
"""Longer than any double; Python itself refuses to convert integers of 4,300 digits."""


def resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2.

    A number that is not finite, or absurdly long, comes back as NaN.

    Source: https://yaml.org/spec/1.2.2/#103-core-schema
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    found = _NUMBER.fullmatch(text) if text[0] in _NUMBER_START else None
    if found is None:
        return text
    if len(text) > _MAX_DIGITS:
        return math.nan
    match found.lastgroup:
        case "int":
            return int(text)
        case "oct":
            return int(text[2:], 8)
        case "hex":
            return int(text, 16)
        case "float":
            return float(text)
        case _:
            return math.nan


def _finite(builder: Builder, value: Any, text: str, at: int) -> Any:
    """Return `value`, or the text in its place after a report, when JSON could not hold it."""
    if type(value) is float and not math.isfinite(value):
        shown = text if len(text) < 40 else f"{text[:30]}…"
        builder.report(
            "invalid-number",
            f"`{shown}` is not a finite number, JSON cannot express it",
            at,
            "quote it if a string is meant",
        )
        return text
    return value


# ------------------------------------------------------------------------------------------ YAML

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
        self.known: dict[str, Any] = dict(_CONSTANTS)
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
        handlers, next_event = self.handlers, yaml.CSafeLoader(self.source.text).get_event
        while (event := next_event()) is not None and type(event) is not StreamEndEvent:
            handler = handlers.get(type(event))
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
                value = _finite(self, resolve(text), text, at)
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
        value = _finite(self, resolve(text), text, at)
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
        if event.tag not in (None, "!", _CORE + expected):
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
        self.grow(anchored.values, anchored.height, at)
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
    if reader.root is None:
        raise Unreadable(source.problem("empty-document", "the file holds no value"))
    return Parsed(*reader.root, reader.problems)


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


# ------------------------------------------------------------------------------------------ JSON

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[-+.0-9A-Za-z_]+")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_JSON_WORDS = {"true": True, "false": False, "null": None}


class _JsonReader(Builder):
    """Turns JSON into data, one token at a time, without recursion."""

    decode = JSONDecoder().raw_decode

    def run(self) -> None:
        """Read everything.

        Raises:
            Unreadable: at the first thing that is not JSON, or at a limit.
        """
        at = self.value(self.skip(0))
        while self.frames:
            at = self.skip(at)
            frame = self.frames[-1]
            mapping = isinstance(frame.data, dict)
            if self.sees("}" if mapping else "]", at):
                self.close()
                at += 1
                continue
            if frame.data:
                at = self.expect(",", at, "between two values")
            at = self.value(self.member(at) if mapping else at)
        at = self.skip(at)
        if at < len(self.source.text):
            raise self.broken("the value ends before this", at)

    def broken(self, message: str, at: int, hint: str = "") -> Unreadable:
        return self.stop("invalid-json", message, at, hint)

    def skip(self, at: int) -> int:
        """Return where the white space at `at` ends."""
        found = _SPACE.match(self.source.text, at)
        return found.end() if found else at

    def sees(self, character: str, at: int) -> bool:
        return self.source.text.startswith(character, at)

    def expect(self, character: str, at: int, where: str) -> int:
        """Return where the next token begins after `character`."""
        if not self.sees(character, at):
            raise self.broken(f"`{character}` is missing {where}", at)
        return self.skip(at + 1)

    def member(self, at: int) -> int:
        """Read a key and its colon."""
        if not self.sees('"', at):
            hint = "remove the comma before it" if self.sees("}", at) else ""
            raise self.broken("a key in double quotes is missing here", at, hint)
        text, end = self.string(at)
        self.key(text, at)
        return self.expect(":", self.skip(end), "after a key")

    def string(self, at: int) -> tuple[str, int]:
        """Read a string; return it and where it ends."""
        try:
            text, end = self.decode(self.source.text, at)
        except JSONDecodeError as error:
            message = error.msg.removesuffix(" at").replace("starting", "that starts here")
            raise self.broken(f"{message[:1].lower()}{message[1:]}", error.pos) from None
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise self.broken("half of a surrogate pair is not a character", at)
        return text, end

    def value(self, at: int) -> int:
        """Read a scalar or open a container; return where it ends."""
        first = self.source.text[at : at + 1]
        if first == "{":
            self.open({}, at)
            return at + 1
        if first == "[":
            self.open([], at)
            return at + 1
        self.grow(1, 0, at)
        if first == '"':
            text, end = self.string(at)
            self.put(text, at)
            return end
        found = _WORD.match(self.source.text, at)
        if found is None:
            hint = "remove the comma before it" if first in {"]", "}"} else ""
            raise self.broken("a value is missing here", at, hint)
        self.put(self.word(found.group(), at), at)
        return found.end()

    def word(self, text: str, at: int) -> Any:
        """Return the number or constant that `text` is."""
        if text in _JSON_WORDS:
            return _JSON_WORDS[text]
        if _JSON_NUMBER.fullmatch(text):
            return _finite(self, resolve(text), text, at)
        if text in {"NaN", "Infinity", "-Infinity"}:
            return _finite(self, math.nan, text, at)
        raise self.broken(
            f"`{text[:40]}` is not a JSON value", at, "strings stand in double quotes"
        )


def read_json(source: Source) -> Parsed:
    """Read JSON.

    Raises:
        Unreadable: it is not JSON, or exceeds a limit.
    """
    reader = _JsonReader(source)
    reader.run()
    if reader.root is None:
        raise Unreadable(source.problem("empty-document", "the file holds no value"))
    return Parsed(*reader.root, reader.problems)
