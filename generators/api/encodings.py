"""Encoding Objects: how the fields of forms are written, and what of it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..document.file_parts import FileParts
from ..document.pointer import join
from ..runtime.codecs.table import codec_of
from ..runtime.media_types import is_json, media_types_of
from .content import Encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document
    from ..document.combine import Note
    from ..document.composition import Placed
    from . import parameters
    from .ir import Parameter

_STYLE = frozenset({"style", "explode", "allowReserved"})
_TRANSFER_ENCODING = "Content-Transfer-Encoding"


class Reader:
    """Reads the Encoding Objects of one document."""

    def __init__(self, document: Document, headers: parameters.Reader, note: Note) -> None:
        self._headers = headers
        self._note = note
        self._files = FileParts(document)

    def of(self, content_type: str, raw: Mapping[str, Any], pointer: str) -> tuple[Encoding, ...]:
        """Return how the fields of a media type are written.

        Args:
            content_type: the media type.
            raw: the Media Type Object.
            pointer: of it.
        """
        stated: dict[str, Any] = raw.get("encoding") or {}
        if not codec_of(content_type).has_files:
            return tuple(
                rule
                for name, encoding in stated.items()
                if (rule := _encoding(name, encoding, encoding.get("contentType"), ())) is not None
            )
        fields = self._files.properties(join(pointer, "schema"), raw.get("schema"))
        named = dict.fromkeys([*stated, *fields])
        parts = [self._part(name, stated.get(name) or {}, fields, pointer) for name in named]
        return tuple(rule for rule in parts if rule is not None)

    def _part(
        self, name: str, encoding: dict[str, Any], fields: Mapping[str, Placed], pointer: str
    ) -> Encoding | None:
        at = join(pointer, "encoding", name)
        field = fields.get(name)
        inner = self._files.inner(field).value if field is not None else {}
        declared = dict(encoding.get("headers") or {})
        if isinstance(inner.get("contentEncoding"), str):
            transfer = {"schema": {"const": inner["contentEncoding"]}}
            declared = {_TRANSFER_ENCODING: transfer} | declared
        headers = tuple(
            _with_constant(self._headers.header(header, value, join(at, "headers", header)))
            for header, value in declared.items()
            if header.lower() != "content-type"  # which OpenAPI ignores here
        )
        content_type = encoding.get("contentType", inner.get("contentMediaType"))
        if field is not None and self._files.is_file(field):
            if encoding.get("style", "form") != "form" or encoding.get("explode") is False:
                hint = "leave it out: each file is a part of its own"
                self._note("multipart", at, f"`style` of `{name}` is not applied to files", hint)
            encoding = {key: value for key, value in encoding.items() if key not in _STYLE}
        elif field is not None and not _STYLE & encoding.keys():
            self._check_written(name, content_type, self._files.inner(field), at)
        return _encoding(name, encoding, content_type, headers)

    def _check_written(self, name: str, content_type: Any, inner: Placed, at: str) -> None:
        """Say where an object is written as JSON although it is said to be something else."""
        declared = media_types_of(content_type if isinstance(content_type, str) else None)
        structured = inner.value.get("type") == "object" or "properties" in inner.value
        if structured and declared and not any("*" in item or is_json(item) for item in declared):
            message = f"`{name}` is written as JSON, not as `{content_type}`"
            self._note("multipart", at, message, "declare it as a text, or as application/json")


def _with_constant(header: Parameter) -> Parameter:
    """Return a header field with its only value as default: what is sent where none is given."""
    values = header.type.values
    return replace(header, default=values[0]) if len(values) == 1 else header


def _encoding(
    name: str, raw: dict[str, Any], content_type: Any, headers: tuple[Parameter, ...]
) -> Encoding | None:
    """Return what an Encoding Object says; None where that is nothing.

    Where a style is stated, the content type is ignored (OpenAPI 3.1.1, Encoding Object).
    """
    has_style = bool(_STYLE & raw.keys())
    if not (has_style or content_type or headers):
        return None
    style = raw.get("style", "form")
    return Encoding(
        name=name,
        content_type=None if has_style else content_type,
        style=style if has_style else None,
        explode=not has_style or raw.get("explode", style == "form") is True,
        allow_reserved=raw.get("allowReserved") is True,
        headers=headers,
    )
