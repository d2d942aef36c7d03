"""Media types: which there are, and the Python type of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..codecs.table import toolkit_codec
from ..document.composition import Composition
from ..document.pointer import join
from ..extensions import items as item_arrays
from ..extensions import stream_end
from ..naming import details_constant
from ..runtime.codecs.table import codec_of
from ..runtime.media_types import essence
from ..runtime.streams.sequences import EVENTS, LINES, RECORDS
from . import encodings
from .content import BYTES, FILE, Details, Example, ItemArray, Media, Type
from .sequences import item_type, items_of
from .types import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..document import Document
    from ..document.combine import Note
    from ..models.finishing import ModelSet
    from ..runtime.streams.sequences import Framing
    from . import parameters


_IN_REQUESTS = frozenset({LINES, RECORDS})
_IN_SUCCESSES = frozenset({EVENTS, LINES, RECORDS})
_NOWHERE: frozenset[Framing] = frozenset()
_STRUCTURED = frozenset({"properties", "items", "allOf", "anyOf", "oneOf", "$ref"})
_OF_TEXT = frozenset({"enum", "const", "minLength", "maxLength", "pattern"})
_RAW = {"text": Type("scalar", "str"), "bytes": BYTES}


def answered(media: tuple[Media, ...]) -> tuple[Media, ...]:
    """Return what a call may result in: of JSON and others, JSON and what is text.

    JSON is asked for, but what a request says may lead to text all the same.
    """
    if not any(codec_of(item.content_type).preferred for item in media):
        return media
    return tuple(item for item in media if codec_of(item.content_type).preferred or item.is_text)


def _json_first(media: Iterable[Media]) -> tuple[Media, ...]:
    """Return media types with JSON, which the types of results and bodies are about, first."""
    return tuple(sorted(media, key=lambda item: not codec_of(item.content_type).preferred))


class Reader:
    """Reads Media Type Objects of one document."""

    def __init__(
        self, document: Document, models: ModelSet, headers: parameters.Reader, note: Note
    ) -> None:
        self._document = document
        self._models = models
        self._note = note
        self._encodings = encodings.Reader(document, headers, note)
        self.details: dict[str, dict[str, Any]] = {}
        """What codecs have to know of schemas, as far as media types were read, by constant."""
        self.extras: dict[str, tuple[str, ...]] = {}
        """Extras that their codecs need, likewise, with their requirements."""
        self._components = (document.data.get("components") or {}).get("schemas") or {}
        origins = document.origins
        self._in_place = frozenset(
            name for name in self._components if join("/components/schemas", name) in origins
        )

    def request(self, content: dict[str, Any], pointer: str) -> tuple[Media, ...]:
        """Return the media types of a request body, JSON first."""
        read = self._read(content, pointer, self._models.requests, _IN_REQUESTS)
        return _json_first(
            replace(
                media,
                type=_with_files(media),
                array=self._array(media, content[media.content_type]),
            )
            for media in read
        )

    def response(
        self, content: dict[str, Any], pointer: str, *, success: bool
    ) -> tuple[Media, ...]:
        """Return the media types of a response, JSON first; only a success is ever a stream."""
        kinds = _IN_SUCCESSES if success else _NOWHERE
        return _json_first(self._read(content, pointer, self._models.responses, kinds))

    def pushed(self, content: dict[str, Any], pointer: str) -> tuple[Media, ...]:
        """Return the media types of a request that the API sends: what a client receives."""
        return _json_first(
            self._whole(media)
            for media in self._read(content, pointer, self._models.responses, _NOWHERE)
        )

    def answering(self, content: dict[str, Any], pointer: str) -> tuple[Media, ...]:
        """Return the media types of an answer to such a request: what a client sends."""
        return _json_first(self._read(content, pointer, self._models.requests, _NOWHERE))

    def _whole(self, media: Media) -> Media:
        """Return a media type whose parts are not taken apart: forms with files are bytes."""
        if not codec_of(media.content_type).has_files or media.type == BYTES:
            return media
        message = f"`{media.content_type}` of a webhook is given as bytes, not as a model"
        self._note("raw-media", media.pointer, message)
        return replace(media, type=BYTES, encoding=(), details=None)

    def _read(
        self,
        content: dict[str, Any],
        pointer: str,
        models: Mapping[str, str],
        framings: frozenset[Framing],
    ) -> Iterator[Media]:
        for content_type, raw in content.items():
            at = join(pointer, content_type)
            framing = codec_of(content_type).framing
            items = details = None
            if framing is not None and framing in framings:
                items = items_of(raw, framing, at, models, self._note)
                type_ = Type("list", args=(item_type(items),))
            else:
                type_, details = self._type(content_type, raw, at, models)
            if stream_end.NAME in raw and (items is None or not items.is_events):
                message = f"`{stream_end.NAME}` is for streams of events; ignored"
                self._note("streaming", join(at, stream_end.NAME), message)
            yield Media(
                content_type=content_type,
                type=type_,
                encoding=self._encodings.of(content_type, raw, at),
                examples=tuple(self._examples(raw, at)),
                pointer=at,
                items=items,
                details=details,
                is_text=items is None and type_ == _RAW["text"] and self._is_text(raw),
            )

    def _is_text(self, raw: dict[str, Any]) -> bool:
        """Whether the schema of a media type says nothing but that it is text."""
        schema = raw.get("schema", {})
        placed = Composition(self._document).follow("", schema)
        inner = schema if placed is None else placed.value
        return (
            isinstance(inner, dict)
            and inner.get("type", "string") == "string"
            and not (_STRUCTURED & inner.keys())
        )

    def _array(self, media: Media, raw: dict[str, Any]) -> ItemArray | None:
        """Return the array of a request body whose items a server reads one by one."""
        if item_arrays.NAME not in raw:
            return None
        composition = Composition(self._document)
        reading = item_arrays.read(composition, media.pointer, media.content_type, raw)
        for problem in reading.problems:
            self._note(problem.code, problem.pointer, problem.message, problem.hint)
        if reading.array is None:
            return None
        return ItemArray(
            name=reading.name,
            type=type_of(reading.keyword(composition, "items"), self._models.requests),
            min_items=_count(reading.keyword(composition, "minItems")),
            max_items=_count(reading.keyword(composition, "maxItems")),
        )

    def _type(
        self, content_type: str, raw: dict[str, Any], pointer: str, models: Mapping[str, str]
    ) -> tuple[Type, Details | None]:
        half = toolkit_codec(content_type)
        schema = raw.get("schema")
        if "itemSchema" in raw or half.codec.framing is not None:
            message = f"`{content_type}` is read whole here, as {half.called}"
            self._note("streaming", pointer, message)
        known = half.described(schema, self._components, self._in_place)
        if known.refused:
            message = f"`{content_type}` is given as {known.content}, not as a model"
            self._note("raw-media", pointer, f"{message}: {known.refused}")
        elif essence(content_type).startswith("multipart/") and known.content == "bytes":
            message = f"`{content_type}` is given as bytes: its parts are not taken apart"
            if "itemSchema" not in raw:
                self._note("multipart", pointer, message)
        elif known.content in _RAW and isinstance(schema, dict) and "$ref" in schema:
            message = f"`{content_type}` is given as {known.content}, not as a model"
            self._note("raw-content", pointer, message)
        elif known.content == "text" and _restricts_text(schema):
            message = f"`{content_type}` is given as text: what its schema says is not checked"
            self._note("raw-content", pointer, message)
        if known.content in _RAW:
            return _RAW[known.content], None
        extra, requirements = half.extra
        if extra:
            self.extras[extra] = requirements
        if known.value is None:
            return type_of(schema, models), None
        constant = details_constant(half.codec.title)
        self.details.setdefault(constant, {}).update(known.shared)
        return type_of(schema, models), Details(known.value, constant)

    def _examples(self, raw: dict[str, Any], pointer: str) -> Iterator[Example]:
        for name, example in (raw.get("examples") or {}).items():
            value, at = example, join(pointer, "examples", name)
            if isinstance(value.get("$ref"), str):
                at, value = self._document.follow(value["$ref"])
            if "value" in value:
                summary = str(value.get("summary") or "")
                yield Example(name, value["value"], summary, join(at, "value"))
        if "example" in raw:
            yield Example("example", raw["example"], "", join(pointer, "example"))


def _with_files(media: Media) -> Type:
    """Return the type of a request body: binary values of a form with files are uploads."""
    type_ = media.type
    if type_.kind != "map" or not codec_of(media.content_type).has_files:
        return type_
    inner = type_.args[0]
    if inner.kind == "list":
        return replace(type_, args=(replace(inner, args=tuple(map(_as_file, inner.args))),))
    return replace(type_, args=(_as_file(inner),))


def _as_file(type_: Type) -> Type:
    return FILE if type_ == BYTES else type_


def _count(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _restricts_text(schema: Any) -> bool:
    """Whether a schema says more of a text than that it is one."""
    return isinstance(schema, dict) and (
        schema.get("type", "string") != "string" or not _OF_TEXT.isdisjoint(schema)
    )
