"""Parts of forms that are files, and the schemas of forms that hold some (`multipart/form-data`).

Sources: OpenAPI 3.1.1 ("Working with Binary Data", Encoding Object), OpenAPI 3.0.4 (`format:
binary`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..runtime.codecs.table import BINARY, codec_of
from .composition import Composition, Placed, TooEntangled
from .pointer import METHODS, join, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document

_SIZES = ("minLength", "maxLength")


class FileParts:
    """Tells which parts of the forms of one document, in normal form, are files."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._composition = Composition(document)

    def owners(self) -> frozenset[str]:
        """Return the component schemas that forms with files are of."""
        names = set()
        for placed in self._forms():
            for pointer in self._composition.stand_for(placed):
                tokens = split(pointer)
                if tokens[:2] == ["components", "schemas"] and len(tokens) == 3:
                    names.add(tokens[2])
        return frozenset(names)

    def properties(self, pointer: str, schema: Any) -> dict[str, Placed]:
        """Return the fields of a form, alternatives and all."""
        placed = Placed(pointer, schema) if isinstance(schema, dict) else None
        try:
            reached = self._composition.stand_for(placed) if placed else {}
            return self._composition.properties(*reached.values())
        except TooEntangled:
            return {}

    def inner(self, field: Placed) -> Placed:
        """Return the schema of one part: that of a field, or of its items."""
        placed = self._composition.follow(*field) or field
        items = placed.value.get("items")
        if placed.value.get("type") == "array" and isinstance(items, dict):
            item = Placed(join(placed.pointer, "items"), items)
            return self._composition.follow(*item) or item
        return placed

    def is_file(self, field: Placed) -> bool:
        """Whether each part of a field is a file: content that is not text by its schema.

        A field may be one file or several, as alternatives.
        """
        return all(is_binary(self.inner(option).value) for option in self._options(field))

    def as_binary(self, field: Placed) -> dict[str, Any]:
        """Return the schema of a field of files, written out: a binary string, or a list of some.

        Nothing is left of it but what says how many and how large they are, and `null`.
        """
        options = [self._written_out(option) for option in self._options(field)]
        if {"type": "null"} in _alternatives(field.value):
            options.append({"type": "null"})
        said = {key: field.value[key] for key in _SAID if key in field.value}
        return {**(options[0] if len(options) == 1 else {"anyOf": options}), **said}

    def _options(self, field: Placed) -> list[Placed]:
        """Return the alternatives of a field, but for `null`; itself where there are none."""
        placed = self._composition.follow(*field) or field
        options = [
            Placed(join(placed.pointer, key, index), option)
            for key in ("anyOf", "oneOf")
            for index, option in enumerate(placed.value.get(key) or ())
            if isinstance(option, dict) and option != {"type": "null"}
        ]
        return options or [placed]

    def _written_out(self, option: Placed) -> dict[str, Any]:
        placed = self._composition.follow(*option) or option
        inner = self.inner(option)
        kept = {key: inner.value[key] for key in _SIZES if key in inner.value}
        binary: dict[str, Any] = {"type": "string", "format": "binary", **kept}
        if inner == placed:
            return binary
        counts = {key: value for key, value in placed.value.items() if key in _COUNTS}
        return {"type": "array", "items": binary, **counts}

    def _forms(self) -> Iterator[Placed]:
        """Give the schemas of the forms in requests."""
        for path, item in (self._document.data.get("paths") or {}).items():
            for method in METHODS:
                operation = item.get(method) if isinstance(item, dict) else None
                body = operation.get("requestBody") if isinstance(operation, dict) else None
                at = join("/paths", path, method, "requestBody")
                if isinstance(body, dict) and isinstance(body.get("$ref"), str):
                    at, body = self._document.follow(body["$ref"])
                content = body.get("content") if isinstance(body, dict) else None
                for media_type, media in content.items() if isinstance(content, dict) else ():
                    schema = media.get("schema") if isinstance(media, dict) else None
                    if isinstance(schema, dict) and codec_of(media_type).has_files:
                        yield Placed(join(at, "content", media_type, "schema"), schema)


def _alternatives(schema: dict[str, Any]) -> list[Any]:
    stated = (schema.get(key) for key in ("anyOf", "oneOf"))
    return [option for options in stated if isinstance(options, list) for option in options]


def is_binary(schema: dict[str, Any]) -> bool:
    """Whether the content of a part is not text, by its schema."""
    if "contentEncoding" in schema or schema.get("type") not in ("string", None):
        return False
    if schema.get("format") == "binary":
        return True
    media_type = schema.get("contentMediaType")
    if not isinstance(media_type, str):
        return False
    return "type" not in schema or codec_of(media_type) is BINARY


_COUNTS = frozenset({"minItems", "maxItems", "uniqueItems"})
_SAID = ("description", "readOnly", "writeOnly", "deprecated")
