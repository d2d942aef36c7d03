"""Forms with files: `multipart/form-data`.

Sources: OpenAPI 3.1.1 (Encoding Object), RFC 7578, with the escaping of names that browsers use
(WHATWG HTML, "Multipart form data").
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from typing_extensions import override

from ..errors import Problem
from ..media_types import concrete_type, essence
from ..models.uploads import Upload
from ..narrowing import AnyDict, AnyList, AnyMapping
from ..parameters.percent_encoding import percent
from ..parameters.shapes import shape_of
from ..parameters.writing import Unwritable, check_header_value, refusing, write_query
from .forms import FieldsCodec, FieldsWriter, field_texts
from .multipart_reading import MultipartReader
from .multipart_splitting import split_multipart
from .part_rules import PartRule
from .uploads import holds_binary, is_binary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Encoding, Media
    from .readers import StrictReader
    from .writers import Writer

_escaped = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
_is_ambiguous = re.compile(
    r"%(?:22|0[AD])|(?<!\\)(?:\\\\)*\\\Z|[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]"
).search
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}


class _Part(NamedTuple):
    name: str
    content: bytes
    filename: str | None
    content_type: str | None
    headers: list[tuple[str, str]]


class MultipartWriter(FieldsWriter):
    """Writes forms whose fields may be files."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._rules: dict[str, PartRule] = {}

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        uploads, data = self.split(body)
        parts = [part for name, value in data.items() for part in self._values(name, value)]
        for name, files in uploads.items():
            parts += [self._file(name, file) for file in files]
        return _join(parts)

    def _values(self, name: str, value: Any) -> Iterator[_Part]:
        where, encoding = f"body.{name}", self._encoding.get(name)
        if encoding is not None and encoding.style is not None and value is not None:
            for key, text in _styled(name, value, encoding, where):
                yield _Part(key, text.encode(), None, None, self._rule(name).headers({}, where))
            return
        for text, content_type in field_texts(value, encoding, where):
            headers = self._rule(name).headers({}, where)
            yield _Part(name, text.encode(), None, content_type, headers)

    def _file(self, name: str, file: Upload) -> _Part:
        where, rule = f"body.{name}", self._rule(name)
        filename = name if file.filename is None else file.filename
        content_type = rule.content_type(file.content_type, filename, where)
        headers = rule.headers(file.headers, where)
        return _Part(name, file.read(), filename or None, content_type, headers)

    def _rule(self, name: str) -> PartRule:
        if name not in self._rules:
            self._rules[name] = PartRule(self._encoding.get(name))
        return self._rules[name]


def _styled(name: str, value: Any, encoding: Encoding, where: str) -> Iterator[tuple[str, str]]:
    """Give names and texts of a value in a style, as in a query but for percent-encoding."""
    assert encoding.style is not None  # noqa: S101 - asked for such fields only
    style, explode = encoding.style, encoding.explode
    joined = style != "deepObject" and not explode and isinstance(value, (list, dict))
    quote_ = refusing(_DELIMITERS.get(style, ","), percent, where) if joined else percent
    for key, text in write_query(name, value, where, style=style, explode=explode, quote_=quote_):
        yield unquote(key), unquote(text)


def _join(parts: list[_Part]) -> tuple[bytes, str]:
    # The boundary is a digest of the content: it does not occur in it but by a chance of 2^-128,
    # and the same request gives the same bytes.
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.content)
    boundary = digest.hexdigest()
    chunks: list[bytes] = []
    for part in parts:
        where = f"body.{part.name}"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(part.name, where)}"'
        if part.filename is not None:
            head += f'; filename="{_quoted(part.filename, where)}"'
        if part.content_type is not None:
            head += "\r\nContent-Type: " + check_header_value(part.content_type, where)
        head += "".join(f"\r\n{name}: {value}" for name, value in part.headers)
        chunks += [head.encode(), b"\r\n\r\n", part.content, b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    return b"".join(chunks), f"multipart/form-data; boundary={boundary}"


def _quoted(text: str, where: str) -> str:
    """Return the name of a field or file, escaped.

    Raises:
        Unwritable: it would be read as another one.
    """
    match = _is_ambiguous(text)
    if match is not None:
        problem = f"{match[0]!r} in the name of a part or file is read as something else"
        raise Unwritable(Problem(where, problem))
    return text.translate(_escaped)


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
        files = isinstance(body, AnyMapping) and any(map(holds_binary, body.values()))
        return -1 if files else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return MultipartWriter(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return super().strict_reader(media) if media.type is None else MultipartReader(media)

    @override
    def given(self, media: Media, value: Any) -> Any:
        if media.type is None or not isinstance(value, AnyDict):
            return value
        shape = shape_of(media.type())
        return {
            name: as_files(item, media.encoding.get(name))
            if shape.property_shape(name).is_file
            else item
            for name, item in value.items()
        }

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        values: dict[str, list[Any]] = {}
        for head, data in split_multipart(content, content_type):
            value: Any = data.decode() if head.filename is None else head.upload(data)
            values.setdefault(head.name, []).append(value)
        return values


def as_files(value: Any, encoding: Encoding | None) -> Any:
    """Return the files that the texts of an example stand for, of a media type that is declared."""
    if isinstance(value, AnyList):
        return [as_files(item, encoding) for item in value]
    declared = PartRule(encoding).types
    first = next(iter(declared), None)
    ranges_only = first is not None and all("*" in essence(item) for item in declared)
    content_type = concrete_type(first) if first is not None and ranges_only else None
    return Upload(value.encode(), content_type=content_type) if isinstance(value, str) else value


def with_headers(value: Any, headers: Mapping[str, str]) -> Any:
    """Return the value of a field as files with header fields; a text as one without a name."""
    if isinstance(value, AnyList):
        return [with_headers(item, headers) for item in value]
    if isinstance(value, str):
        value = Upload(value.encode(), "", "text/plain")
    if not isinstance(value, Upload):
        return value
    return Upload(value.content, value.filename, value.content_type, {**headers, **value.headers})
