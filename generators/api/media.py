"""Media types: which there are, and the Python type of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generators.api.ir import BYTES, Encoding, Example, ItemArray, Media, Type
from generators.api.sequences import END, item_type, items_of
from generators.api.types import type_of
from generators.document.composition import Composition
from generators.document.pointer import join
from generators.extensions import ITEMS
from generators.extensions import items as item_arrays
from generators.runtime.media_types import kind_of
from generators.runtime.streams.sequences import SequenceKind, sequence_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generators.document import Document
    from generators.document.combine import Note
    from generators.models.engine import ModelSet


_IN_REQUESTS: frozenset[SequenceKind] = frozenset({"lines", "records"})
_IN_SUCCESSES: frozenset[SequenceKind] = frozenset({"events", "lines", "records"})
_NOWHERE: frozenset[SequenceKind] = frozenset()


def preferred(media: tuple[Media, ...]) -> tuple[Media, ...]:
    """Return what a client asks for: JSON where there is any, otherwise all."""
    return tuple(item for item in media if kind_of(item.content_type) == "json") or media


def _json_first(media: Iterable[Media]) -> tuple[Media, ...]:
    """Return media types with JSON, which the types of results and bodies are about, first."""
    return tuple(sorted(media, key=lambda item: kind_of(item.content_type) != "json"))


class Reader:
    """Reads Media Type Objects of one document."""

    def __init__(self, document: Document, models: ModelSet, note: Note) -> None:
        self._document = document
        self._models = models
        self._note = note

    def request(self, content: dict[str, Any], pointer: str) -> tuple[Media, ...]:
        """Return the media types of a request body, JSON first."""
        read = self._read(content, pointer, self._models.requests, _IN_REQUESTS)
        return _json_first(
            replace(media, array=self._array(media, content[media.content_type])) for media in read
        )

    def response(
        self, content: dict[str, Any], pointer: str, *, success: bool
    ) -> tuple[Media, ...]:
        """Return the media types of a response, JSON first; only a success is ever a stream."""
        kinds = _IN_SUCCESSES if success else _NOWHERE
        return _json_first(self._read(content, pointer, self._models.responses, kinds))

    def _read(
        self,
        content: dict[str, Any],
        pointer: str,
        models: Mapping[str, str],
        kinds: frozenset[SequenceKind],
    ) -> Iterator[Media]:
        for content_type, raw in content.items():
            at = join(pointer, content_type)
            kind = sequence_kind(content_type)
            items = None
            if kind in kinds:
                items = items_of(raw, kind, at, models, self._note)
                type_ = Type("list", args=(item_type(items),))
            else:
                type_ = self._type(content_type, raw, at, models)
            if END in raw and (items is None or items.kind != "events"):
                self._note(
                    "streaming", join(at, END), f"`{END}` is ignored: it is for streams of events"
                )
            yield Media(
                content_type=content_type,
                type=type_,
                encoding=tuple(_encodings(raw.get("encoding") or {})),
                examples=tuple(self._examples(raw, at)),
                pointer=at,
                items=items,
            )

    def _array(self, media: Media, raw: dict[str, Any]) -> ItemArray | None:
        """Return the array of a request body whose items a server reads one by one."""
        if ITEMS not in raw:
            return None
        composition = Composition(self._document)
        found = item_arrays.read(composition, media.pointer, media.content_type, raw)
        for problem in found.problems:
            self._note(problem.code, problem.pointer, problem.message, problem.hint)
        if found.array is None:
            return None
        return ItemArray(
            name=found.name,
            type=type_of(found.keyword(composition, "items"), self._models.requests),
            min_items=_count(found.keyword(composition, "minItems")),
            max_items=_count(found.keyword(composition, "maxItems")),
        )

    def _type(
        self, content_type: str, raw: dict[str, Any], pointer: str, models: Mapping[str, str]
    ) -> Type:
        what = kind_of(content_type)
        if "itemSchema" in raw or sequence_kind(content_type) is not None:
            shown = "text" if what == "text" else "JSON" if what == "json" else "bytes"
            self._note("streaming", pointer, f"`{content_type}` is read whole here, as {shown}")
        schema = raw.get("schema")
        if what in {"text", "binary"} and isinstance(schema, dict) and "$ref" in schema:
            shown = "text" if what == "text" else "bytes"
            message = f"`{content_type}` is given as {shown}, not as a model"
            self._note("raw-media", pointer, message)
        if what == "text":
            return Type("scalar", "str")
        if what == "binary":
            return BYTES
        return type_of(raw.get("schema"), models)

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


def _count(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _encodings(raw: dict[str, Any]) -> Iterator[Encoding]:
    for name, encoding in raw.items():
        style = encoding.get("style", "form")
        yield Encoding(
            name=name,
            content_type=encoding.get("contentType"),
            style=style,
            explode=encoding.get("explode", style == "form") is True,
            allow_reserved=encoding.get("allowReserved") is True,
        )
