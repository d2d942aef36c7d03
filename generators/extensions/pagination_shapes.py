"""Recognise operations that answer a list in pages, and say which `x-pagination` would fit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..document.composition import Placed, TooEntangled
from ..document.objects import mapping
from ..document.pointer import join
from .pagination_sides import answers, asking, item_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document.composition import Composition
    from ..document.objects import Objects

_words = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+").findall
_SCALARS = {"string", "boolean", "integer", "number"}
_DEPTH = 3
"""How many objects deep an answer is searched."""
_LISTS = ("data", "items", "results", "entries", "values", "records", "list", "objects")
"""Names that lists have whatever they hold."""
_CURSORS = (
    *("cursor", "page token", "next token", "next page token", "page cursor", "next cursor"),
    *("marker", "continuation token", "continuation", "starting after", "start after"),
    *("after", "page after", "pagination token", "next page", "start"),
)
"""Parameters that take a cursor, in words."""
_OFFSETS = ("offset", "skip", "start at", "start index", "page offset")
_PAGES = ("page", "page number", "page index")
_SIZES = ("limit", "page size", "per page", "page limit", "max results", "count", "size", "top")
_NEXT = (
    *("next cursor", "next page token", "next token", "next marker", "cursor next", "next"),
    *("next page cursor", "cursors after", "next starting after", "end cursor", "next page"),
    *("continuation token", "last id", "next offset"),
)
"""Places of the next cursor, in the last words of their paths; the best first."""
_URLS = ("next page uri", "next url", "next page url", "next href", "next link", "next uri", "next")
_MORE = ("has more", "more", "has next", "has next page", "more items in collection")
_TOTALS = ("total", "total count", "total results", "total items", "total size", "total entries")
_TOTAL_PAGES = ("total pages", "page count", "num pages", "nb pages")


def proposed(objects: Objects, composition: Composition, place: Placed, shared: Any) -> str:
    """Return the `x-pagination` that seems to fit an operation, in YAML; empty where none does.

    Args:
        objects: of the document.
        composition: its schemas.
        place: the operation.
        shared: the path item that it stands in.
    """
    if place.pointer.rpartition("/")[2] != "get":
        return ""
    asked = {_plain(name): value for name, value in asking(objects, place, shared).items()}
    try:
        stated = _Shape(objects, composition, place, asked).stated()
    except TooEntangled:
        return ""
    return _flow(stated) if stated else ""


def _plain(name: str) -> str:
    return " ".join(word.lower() for word in _words(name))


def _flow(stated: Mapping[str, Any]) -> str:
    """Return an extension as YAML on one line."""
    texts = (
        f"{key}: {value if _is_bare(value) else json.dumps(value)}" for key, value in stated.items()
    )
    return "{" + ", ".join(texts) + "}"


def _is_bare(value: Any) -> bool:
    return re.fullmatch(r"[\w/.-]+", str(value)) is not None


class _Shape:
    """What the answer of an operation declares, and what its parameters are called."""

    def __init__(
        self,
        objects: Objects,
        composition: Composition,
        place: Placed,
        asked: Mapping[str, dict[str, Any]],
    ) -> None:
        self.composition = composition
        self.place = place
        self.asked = asked
        self.arrays: dict[tuple[str, ...], Placed] = {}
        self.leaves: dict[tuple[str, ...], Placed] = {}
        self.has_link = _declares_link(objects, place)
        schemas = answers(objects, place)
        schema = schemas[0] if schemas else None
        answer = schema and composition.follow(schema.pointer, schema.value)
        if answer is not None and len(schemas) == 1 and not self._is_thing(answer):
            self._collect(answer, ())

    def _is_thing(self, answer: Placed) -> bool:
        """Whether an answer has an id: a list that it holds has its pages elsewhere."""
        if self.composition.types(answer) != {"object"} or not self._is_plain(answer):
            return False
        declared = self.composition.properties(answer).get("id")
        inner = declared and self.composition.follow(*declared)
        kinds = self.composition.types(inner) if inner else set[str]()
        return bool(kinds & _SCALARS) and "array" not in kinds

    def _collect(self, schema: Placed, path: tuple[str, ...]) -> None:
        types = self.composition.types(schema)
        if "array" in types:
            self.arrays[path] = schema
        elif types & _SCALARS:
            self.leaves[path] = schema
        elif len(path) < _DEPTH and self._is_plain(schema):
            for name, declared in self.composition.properties(schema).items():
                inner = self.composition.follow(*declared)
                if inner is not None:
                    self._collect(inner, (*path, name))

    def _is_plain(self, schema: Placed) -> bool:
        parts = self.composition.parts(schema)
        return not any(key in part for _, part in parts for key in ("oneOf", "anyOf"))

    # --- What is told by names --------------------------------------------------------------------

    def stated(self) -> dict[str, Any]:
        """Return the extension; empty where nothing is recognised."""
        items = self._items()
        if items is None:
            return {}
        more, total = self._leaf(_MORE, "boolean"), self._leaf(_TOTALS, "integer")
        ends: dict[str, Any] = {"more": more} if more else {"total": total} if total else {}
        for style in (self._cursor(items, more), self._url(), self._offset(ends), self._page(ends)):
            if style:
                name, *keys = style.items()
                return dict([name, ("items", _pointer(items)), *keys])
        return {}

    def _items(self) -> tuple[str, ...] | None:
        """Return the path of the array of items, where there is no doubt about it."""
        arrays = [path for path in self.arrays if len(path) < _DEPTH]
        named = [path for path in arrays if path and path[-1].lower() in _LISTS]
        resource = _plain(self.place.pointer.rpartition("/")[0].split("~1")[-1])
        same = [path for path in arrays if path and _plain(path[-1]) == resource]
        for found in (named, same, arrays):
            if len(found) == 1:
                return found[0]
        return None

    def _cursor(self, items: tuple[str, ...], more: str) -> dict[str, Any]:
        name = self._asked(_CURSORS) or self._asked(_PAGES, "string")
        if not name:
            return {}
        start = {"style": "cursor", "parameter": name}
        ends = {"more": more} if more else {}
        place = self._leaf(_NEXT, "string")
        if place and not self._is_url(place):
            return {**start, "next": place, **ends}
        if more and _plain(name) in {"starting after", "after", "start after"}:
            item = item_of(self.composition, self.arrays[items])
            if item is not None and "id" in self.composition.properties(item):
                return {**start, "lastItem": "/id", **ends}
        return {}

    def _url(self) -> dict[str, Any]:
        place = self._leaf(_URLS, "string")
        if place and self._is_url(place):
            return {"style": "next-url", "next": place}
        return {"style": "link"} if self.has_link else {}

    def _offset(self, ends: Mapping[str, Any]) -> dict[str, Any]:
        name = self._asked(_OFFSETS, "integer")
        is_sized = bool(ends) or bool(self._asked(_SIZES))
        return {"style": "offset", "parameter": name, **ends} if name and is_sized else {}

    def _page(self, ends: Mapping[str, Any]) -> dict[str, Any]:
        name = self._asked(_PAGES, "integer")
        pages = self._leaf(_TOTAL_PAGES, "integer")
        ends = {"pages": pages} if pages else ends
        is_sized = bool(ends) or bool(self._asked(_SIZES))
        return {"style": "page", "parameter": name, **ends} if name and is_sized else {}

    def _asked(self, names: tuple[str, ...], type_: str = "") -> str:
        """Return the parameter that has one of some names in words, and may be of a type."""
        found = next((self.asked[name] for name in names if name in self.asked), None)
        if found is None:
            return ""
        schema = self.composition.follow("", found.get("schema"))
        types = set() if schema is None else self.composition.types(schema)
        fits = (
            not type_ or not types or type_ in types or (type_ == "integer" and "number" in types)
        )
        return str(found["name"]) if fits else ""

    def _leaf(self, names: tuple[str, ...], type_: str) -> str:
        """Return the place of a value whose path ends with one of some names."""
        for name in names:
            for path, schema in self.leaves.items():
                plain = " ".join(map(_plain, path))
                is_named = f" {plain}".endswith(f" {name}")
                if is_named and path and type_ in self.composition.types(schema):
                    return _pointer(path)
        return ""

    def _is_url(self, place: str) -> bool:
        """Whether the next page is told by a URL: by its name, its format or its description."""
        path = tuple(token for token in place.split("/")[1:])
        schema = self.leaves.get(path)
        if re.search(r"(?i)ur[il]|href|link", place):
            return True
        text = (
            ""
            if schema is None
            else f"{schema.value.get('format')} {schema.value.get('description')}"
        )
        return re.search(r"(?i)\bur[il]\b", text) is not None


def _pointer(path: tuple[str, ...]) -> str:
    return join("", *path)


def _declares_link(objects: Objects, place: Placed) -> bool:
    """Whether a success of an operation declares the header field `Link`."""
    return any(name.lower() == "link" for name in _header_names(objects, place))


def _header_names(objects: Objects, place: Placed) -> Iterator[str]:
    responses = mapping(place.value.get("responses"))
    for status, response in responses.items():
        if str(status).startswith("2"):
            _, value = objects.follow(join(place.pointer, "responses", status), response)
            yield from mapping(mapping(value).get("headers"))
