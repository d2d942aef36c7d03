"""Encoding Objects: how the fields of forms are written, and what of it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators.api.content import Encoding
from generators.runtime.codecs.table import codec_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generators.document.combine import Note

_STYLE = frozenset({"style", "explode", "allowReserved"})


class Reader:
    """Reads the Encoding Objects of one document."""

    def __init__(self, note: Note) -> None:
        self._note = note

    def of(self, content_type: str, raw: Mapping[str, Any], pointer: str) -> tuple[Encoding, ...]:
        """Return how the fields of a media type are written.

        Args:
            content_type: the media type.
            raw: Encoding Objects by property.
            pointer: of the media type.
        """
        has_files = codec_of(content_type).has_files
        if has_files:
            self._tell("headers", _with_headers(raw), "are not sent", pointer)
            self._tell("style", _with_style(raw), "is not applied", pointer)
        return tuple(_encodings(raw, styled=not has_files))

    def _tell(self, field: str, names: Iterator[str], done: str, pointer: str) -> None:
        listed = ", ".join(f"`{name}`" for name in names)
        if listed:
            message = f"`{field}` of parts of a form {done}: {listed}"
            self._note("multipart", pointer, message, "say it in the value, or leave it out")


def _with_headers(raw: Mapping[str, Any]) -> Iterator[str]:
    """Give the properties with header fields; that of the content type is ignored by OpenAPI."""
    for name, encoding in raw.items():
        if any(header.lower() != "content-type" for header in encoding.get("headers") or ()):
            yield name


def _with_style(raw: Mapping[str, Any]) -> Iterator[str]:
    """Give the properties whose parts are to be written otherwise than one for each value."""
    for name, encoding in raw.items():
        if encoding.get("style", "form") != "form" or encoding.get("explode") is False:
            yield name


def _encodings(raw: Mapping[str, Any], *, styled: bool) -> Iterator[Encoding]:
    """Give the Encoding Objects that say something.

    Where a form in a URL's notation states a style, the content type is ignored (OpenAPI 3.1.1,
    Encoding Object); in other forms there are no styles.
    """
    for name, encoding in raw.items():
        content_type = encoding.get("contentType")
        has_style = styled and bool(_STYLE & encoding.keys())
        if not has_style and content_type is None:
            continue
        style = encoding.get("style", "form")
        yield Encoding(
            name=name,
            content_type=None if has_style else content_type,
            style=style,
            explode=encoding.get("explode", style == "form") is True,
            allow_reserved=encoding.get("allowReserved") is True,
        )
