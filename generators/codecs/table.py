"""The table of codecs, the toolkit's halves: one row for each row of the runtime's table."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..runtime.codecs import table
from .base import ToolkitCodec
from .xml import XmlToolkitCodec

_JSON, _EVENTS, _LINES, _RECORDS, _FORM, _MULTIPART, _XML, _TEXT, _BINARY = table.CODECS
CODECS: Final = (
    ToolkitCodec(_JSON, called="JSON", panel="json"),
    ToolkitCodec(_EVENTS, "text", "text"),
    ToolkitCodec(_LINES, "bytes"),
    ToolkitCodec(_RECORDS, "bytes"),
    ToolkitCodec(_FORM, called="a form", panel="form"),
    ToolkitCodec(_MULTIPART, called="a form", panel="multipart"),
    XmlToolkitCodec(_XML, called="text", extra=("xml", ("defusedxml",))),
    ToolkitCodec(_TEXT, "text", "text"),
    ToolkitCodec(_BINARY, "bytes", panel="file"),
)


@lru_cache(maxsize=1024)
def toolkit_codec(content_type: str) -> ToolkitCodec:
    """Return the toolkit's half of the codec of a media type."""
    codec = table.codec_of(content_type)
    return next(row for row in CODECS if row.codec is codec)
