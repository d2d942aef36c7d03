"""Bodies of bytes: `format: binary` in 3.0, an empty schema or `contentMediaType` in 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.objects import mapping
from ...document.pointer import join, unescape
from ...runtime.media_types import is_json, is_xml
from .words import TEXTS

if TYPE_CHECKING:
    from .sides import Side


_OF_BYTES = frozenset({"format", "contentMediaType", "contentEncoding"})


def is_binary(side: Side, pointer: str) -> bool:
    """Whether a media type holds bytes, whose schema says no more than that."""
    kind = unescape(pointer.rpartition("/")[2]).partition(";")[0].strip().lower()
    if is_json(kind) or is_xml(kind) or kind.startswith(("text/", "multipart/")) or "form" in kind:
        return False
    if "itemSchema" in mapping(side.at(pointer)):
        return False
    schema = side.at(join(pointer, "schema"))
    if not isinstance(schema, dict):
        return schema in (None, True)
    facts = {key for key in schema if key not in TEXTS and key != "title"}
    if not facts:
        return True
    if schema.get("type", "string") != "string":
        return False
    encodings = {schema.get("format", "binary"), schema.get("contentEncoding", "binary")}
    told = facts - {"type"}
    return bool(told) and encodings == {"binary"} and told <= _OF_BYTES
