"""Bodies of bytes: `format: binary` in 3.0, an empty schema or `contentMediaType` in 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import join, unescape
from ...runtime.media_types import is_json, is_xml
from .words import TEXTS

if TYPE_CHECKING:
    from .sides import Node, Side


_OF_BYTES = frozenset({"format", "contentMediaType", "contentEncoding"})


def is_binary(side: Side, pointer: str) -> bool:
    """Whether a media type holds bytes, whose schema says no more than that."""
    kind = unescape(pointer.rpartition("/")[2]).partition(";")[0].strip().lower()
    if is_json(kind) or is_xml(kind) or kind.startswith(("text/", "multipart/")) or "form" in kind:
        return False
    if "itemSchema" in mapping(side.at(pointer)):
        return False
    return _says_bytes(side.at(join(pointer, "schema")))


def is_binary_part(side: Side, schema: Node) -> bool:
    """Whether a part of a multipart body holds bytes; of 3.1 on that is so if nothing is said."""
    if len(schema) != 1:
        return not schema and not side.old
    value = side.follow(schema[0]).value
    return _says_bytes(value) and not (side.old and _facts(value) <= {"type"})


def _facts(schema: Any) -> set[str]:
    """Return the keywords of a schema that do more than describe."""
    return {key for key in mapping(schema) if key not in TEXTS and key != "title"}


def _says_bytes(schema: Any) -> bool:
    """Whether a schema says nothing, or that a value is bytes."""
    if not isinstance(schema, dict):
        return schema in (None, True)
    facts = _facts(schema)
    if not facts:
        return True
    if schema.get("type", "string") != "string":
        return False
    encodings = {schema.get("format", "binary"), schema.get("contentEncoding", "binary")}
    told = facts - {"type"}
    return bool(told) and encodings == {"binary"} and told <= _OF_BYTES
