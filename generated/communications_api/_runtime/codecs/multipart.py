"""Forms with files: `multipart/form-data`.

Sources: OpenAPI 3.1.1 (Encoding Object), RFC 7578, with the escaping of names that browsers use
(WHATWG HTML, "Multipart form data").
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from typing_extensions import override

from ..media_types import concrete
from ..parameters.writing import check_header_value
from .forms import FieldsCodec, FieldsWriter, field_texts
from .uploads import holds_binary, is_binary

if TYPE_CHECKING:
    from ..operations import Media
    from .base import Writer

_escaped = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class _Part(NamedTuple):
    name: str
    content: bytes
    filename: str | None
    content_type: str | None


class MultipartWriter(FieldsWriter):
    """Writes forms whose fields may be files."""

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        uploads, data = self.split(body)
        parts = [
            _Part(name, text.encode(), None, content_type)
            for name, value in data.items()
            for text, content_type in field_texts(value, self._encoding.get(name), f"body.{name}")
        ]
        for name, files in uploads.items():
            rule = self._encoding.get(name)
            usual = concrete(rule.content_type if rule else None) or "application/octet-stream"
            for file in files:
                content_type, content = file.content_type or usual, bytes(file.content)  # type: ignore[arg-type]
                parts.append(_Part(name, content, file.filename or name, content_type))
        return _join(parts)


def _join(parts: list[_Part]) -> tuple[bytes, str]:
    # The boundary is a digest of the content: it does not occur in it but by a chance of 2^-128,
    # and the same request gives the same bytes.
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.content)
    boundary = digest.hexdigest()
    chunks: list[bytes] = []
    for name, content, filename, content_type in parts:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name.translate(_escaped)}"'
        if filename is not None:
            head += f'; filename="{filename.translate(_escaped)}"'
        if content_type is not None:
            head += "\r\nContent-Type: " + check_header_value(content_type, f"body.{name}")
        chunks += [head.encode(), b"\r\n\r\n", content, b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    return b"".join(chunks), f"multipart/form-data; boundary={boundary}"


class MultipartCodec(FieldsCodec):
    """Forms whose fields may be files."""

    title = "a form"
    media_types = frozenset({"multipart/form-data"})
    rank = 2
    has_files = True

    @override
    def fits(self, body: object) -> int | None:
        if is_binary(body) or isinstance(body, str):
            return None
        files = isinstance(body, Mapping) and any(map(holds_binary, body.values()))
        return -1 if files else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return MultipartWriter(media)
