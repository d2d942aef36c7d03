"""How request bodies are written: JSON, forms, multipart, text and bytes.

Sources: OpenAPI 3.1.1 (Media Type Object, Encoding Object), RFC 7578 (multipart/form-data) with the
escaping of names that browsers use (WHATWG HTML, "Multipart form data"), RFC 8259 (JSON).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeAlias, cast
from urllib.parse import quote_plus

from pydantic import BaseModel, ValidationError

from ..errors import Problem, problems_of
from ..media_types import charset, concrete, essence, kind_of, select
from ..models.base import adapter, dump_json, dump_python, mark_constants
from ..models.strictness import unknown_in
from ..parameters.writing import (
    Unwritable,
    check_header_value,
    percent_reserved,
    text_of,
    write_query,
)
from ..streams.sequences import framed, sequence_kind

if TYPE_CHECKING:
    from ..operations import Encoding, Media, RequestBody

_escaped = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
Binary: TypeAlias = "bytes | bytearray | memoryview | BinaryIO | os.PathLike[str]"


@dataclass(frozen=True, slots=True)
class Upload:
    """Content to be sent as it is, with what a server may want to know about it.

    Attributes:
        content: bytes, a file opened in binary mode (read from where it is), or a path.
        filename: for multipart; by default the name of the file.
        content_type: by default what the document declares, else `application/octet-stream`.
    """

    content: Binary = field(repr=False)
    filename: str | None = None
    content_type: str | None = None


class _Part(NamedTuple):
    name: str
    content: bytes
    filename: str | None
    content_type: str | None


def _is_binary(value: object) -> bool:
    return isinstance(value, (Upload, bytes, bytearray, memoryview, os.PathLike)) or callable(
        getattr(value, "read", None)
    )


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _holds_binary(value: object) -> bool:
    return bool(values := _listed(value)) and all(map(_is_binary, values))


def _read(value: Any, where: str) -> Upload:
    """Return an upload whose content is bytes, reading files."""
    upload = value if isinstance(value, Upload) else Upload(value)
    content, filename = cast("Any", upload.content), upload.filename
    if isinstance(content, os.PathLike):
        filename = filename or Path(content).name
        content = Path(content).read_bytes()
    elif callable(getattr(content, "read", None)):
        name = getattr(content, "name", None)
        filename = filename or (Path(name).name if isinstance(name, str) else None)
        content = content.read()
    if not isinstance(content, (bytes, bytearray, memoryview)):
        raise Unwritable(Problem(where, "must be bytes, a file opened in binary mode, or a path"))
    return Upload(bytes(content), filename, upload.content_type)


class BodyWriter:
    """Writes the bodies of one operation; `required` says whether there must be one."""

    def __init__(self, body: RequestBody) -> None:
        self.required = body.required
        self._media = tuple(_MediaWriter(media) for media in body.media)
        self._declared = ", ".join(item.essence for item in self._media)

    def write(self, body: object, content_type: str | None = None) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`.

        Args:
            body: what was given; not None.
            content_type: the media type to send, one of those declared; None to take the declared
                one that fits the body: bytes and files take a binary one, a text takes text, other
                values JSON, then a form, then multipart.

        Raises:
            Unwritable: if the body is not of the declared type or no declared media type fits.
        """
        if content_type is None and isinstance(body, Upload):
            content_type = body.content_type
        if content_type is not None:
            media = select(self._media, content_type)
            if media is None:
                text = f"{essence(content_type)!r} is not declared; declared: {self._declared}"
                raise Unwritable(Problem("content_type", text))
        elif len(self._media) == 1:
            media = self._media[0]
        else:
            media = self._fitting(body)
        return media.write(body, content_type)

    def is_copied(self, body: object) -> bool:
        """Whether this class of body is sent as `dump_json` writes it, without further checks."""
        return len(self._media) == 1 and self._media[0].model is type(body)

    def _fitting(self, body: object) -> _MediaWriter:
        if _is_binary(body):
            order = ["binary", "text"]
        elif isinstance(body, Iterator):
            return next((media for media in self._media if media.is_sequence), self._media[0])
        elif isinstance(body, str):
            order = ["text", "json"]
        elif isinstance(body, Mapping) and any(map(_holds_binary, body.values())):
            order = ["multipart", "json", "form"]
        else:
            order = ["json", "form", "multipart"]
        fitting = [media for kind in order for media in self._media if media.kind == kind]
        if fitting:
            return fitting[0]
        text = f"{type(body).__name__} fits none of the declared types: {self._declared}"
        raise Unwritable(Problem("body", text))


class _MediaWriter:
    """Writes bodies of one declared media type."""

    def __init__(self, media: Media) -> None:
        self._declared = media.content_type
        self._lazy_type = media.type
        self._encoding = media.encoding
        self._type: Any = None
        self.model: type[BaseModel] | None = None  # whose JSON is sent
        self.essence = essence(media.content_type)
        self.kind = kind_of(media.content_type)
        self.is_sequence = media.items is not None
        if media.items is not None:
            self._lazy_type = media.items.type or (lambda: Any)

    def write(self, body: object, content_type: str | None) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`."""
        sent = content_type or self._declared
        try:
            if type(body) is self.model:  # checked when it was made
                return dump_json(body), sent
            match self.kind:
                case "json":
                    return self._json(body), sent
                case _ if self.is_sequence and not _is_binary(body):
                    return self._sequence(body), sent
                case "form":
                    return self._form(body), sent
                case "multipart":
                    return self._multipart(body)
                case "text" if not _is_binary(body):
                    return self._text(body, sent)
                case _:
                    return _read(body, "body").content, self._concrete(sent)  # type: ignore[return-value]
        except ValidationError as error:
            raise Unwritable(*problems_of(error, "body")) from None
        except Unwritable:
            raise
        except ValueError as error:
            raise Unwritable(Problem("body", f"cannot be written: {error}")) from None

    def _concrete(self, content_type: str) -> str:
        if "*" in essence(content_type) and content_type != "*/*":
            text = f"the document declares {content_type}: say which one it is"
            raise Unwritable(Problem("content_type", text))
        return "application/octet-stream" if content_type == "*/*" else content_type

    def _valid(self, body: Any) -> Any:
        """Return the body as the declared type; the same for JSON data as for a model."""
        if self._lazy_type is None:
            return body
        self._type = self._type or self._lazy_type()
        if type(body) is self._type and isinstance(body, BaseModel):
            self.model = type(body) if self.kind == "json" else None
            return body
        valid = adapter(self._type).validator.validate_python(body)
        unknown = [Problem(_at(where), text) for where, text in unknown_in(valid, body)]
        if unknown:
            raise Unwritable(*unknown)
        mark_constants(valid)
        return valid

    def _json(self, body: Any) -> bytes:
        valid = self._valid(body)
        try:
            return dump_json(valid, self._type or Any)
        except ValueError as error:
            raise Unwritable(Problem("body", f"cannot be written: {error}")) from None

    def _sequence(self, body: Any) -> bytes:
        """Write items one after the other; all are written before the first is sent."""
        if isinstance(body, (str, Mapping, BaseModel)) or not isinstance(body, Iterable):
            raise Unwritable(Problem("body", "must be a list, or another iterable, of items"))
        kind, written = sequence_kind(self._declared) or "lines", []
        for index, item in enumerate(body):
            try:
                written.append(framed(kind, self._json(item)))
            except ValidationError as error:
                raise Unwritable(*problems_of(error, "body", str(index))) from None
            except Unwritable as error:
                found = [Problem(_within(index, where), said) for where, said in error.problems]
                raise Unwritable(*found) from None
        return b"".join(written)

    def _text(self, body: Any, content_type: str) -> tuple[bytes, str]:
        valid = self._valid(body)
        text = text_of(valid if self._type is None else dump_python(valid, self._type), "body")
        stated = charset(content_type)
        try:
            content = text.encode(stated or "utf-8")
        except LookupError:
            raise Unwritable(Problem("content_type", f"unknown charset {stated!r}")) from None
        return content, self._concrete(content_type) + ("" if stated else "; charset=utf-8")

    def _form(self, body: Any) -> bytes:
        files, data = self._split(body)
        if files:
            raise Unwritable(Problem(f"body.{next(iter(files))}", "this form cannot hold bytes"))
        pairs: list[tuple[str, str]] = []
        for name, value in data.items():
            where, rule = f"body.{name}", self._encoding.get(name)
            if value is not None and rule is not None and rule.content_type is None:
                quote_ = percent_reserved if rule.allow_reserved else quote_plus
                style, explode = rule.style, rule.explode
                pairs += write_query(
                    name, value, where, style=style, explode=explode, quote_=quote_
                )
            else:
                texts = [text for text, _ in _texts(value, rule, where)]
                pairs += [(quote_plus(name), quote_plus(text)) for text in texts]
        return "&".join([f"{name}={text}" for name, text in pairs]).encode("ascii")

    def _multipart(self, body: Any) -> tuple[bytes, str]:
        uploads, data = self._split(body)
        parts = [
            _Part(name, text.encode(), None, content_type)
            for name, value in data.items()
            for text, content_type in _texts(value, self._encoding.get(name), f"body.{name}")
        ]
        for name, files in uploads.items():
            rule = self._encoding.get(name)
            usual = concrete(rule.content_type if rule else None) or "application/octet-stream"
            for file in files:
                content_type, content = file.content_type or usual, bytes(file.content)  # type: ignore[arg-type]
                parts.append(_Part(name, content, file.filename or name, content_type))
        return _join(parts)

    def _split(self, body: Any) -> tuple[dict[str, list[Upload]], dict[str, Any]]:
        """Return the files and the other fields of a form, by wire name."""
        fields = body if isinstance(body, Mapping) else {}
        given = {key: _files(value, key) for key, value in fields.items() if _holds_binary(value)}
        valid = self._valid_with_files(body, given) if given else self._valid(body)
        if not isinstance(valid, BaseModel):
            data = valid if self._type is None else dump_python(valid, self._type)
            if not isinstance(data, Mapping):
                raise Unwritable(Problem("body", "a form needs an object: a model or a mapping"))
            return given, {key: value for key, value in data.items() if key not in given}
        files: dict[str, list[Upload]] = {}
        rest = valid.model_copy()
        for name in [*type(rest).model_fields, *(rest.__pydantic_extra__ or ())]:
            if name in rest.__pydantic_fields_set__:
                info, value = type(rest).model_fields.get(name), getattr(rest, name)
                wire = (info and (info.serialization_alias or info.alias)) or name
                found = given.get(name) or given.get(wire)
                if found or _holds_binary(value):
                    files[wire] = found or _files(value, name)
                    rest.__pydantic_fields_set__.discard(name)
                    (rest.__pydantic_extra__ or {}).pop(name, None)
        return files, dump_python(rest)

    def _valid_with_files(self, body: Mapping[str, Any], given: dict[str, list[Upload]]) -> Any:
        """Validate with the content of files in their place, an empty text where it must be one."""
        filled: dict[str, Any] = dict(body)
        for key, files in given.items():
            contents = [file.content for file in files]
            filled[key] = contents if isinstance(body[key], (list, tuple)) else contents[0]
        try:
            return self._valid(filled)
        except ValidationError as error:
            wrong = {str(item["loc"][0]) for item in error.errors() if item["loc"]} & given.keys()
        for key in wrong:
            filled[key] = [""] * len(given[key]) if isinstance(filled[key], list) else ""
        return self._valid(filled)


def _files(value: Any, where: str) -> list[Upload]:
    return [_read(item, f"body.{where}") for item in _listed(value)]


def _texts(value: Any, rule: Encoding | None, where: str) -> Iterator[tuple[str, str | None]]:
    """Return the text and media type of each value of a field: an array gives one per item."""
    content_type = concrete(rule.content_type if rule else None)
    for item in [item for item in _listed(value) if item is not None]:
        if isinstance(item, (dict, list)) or (content_type and kind_of(content_type) == "json"):
            text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            yield text, content_type or "application/json"
        else:
            yield text_of(item, where), content_type


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


def _at(where: str) -> str:
    """Return a path within the body as a path within the call."""
    return f"body{where}" if where.startswith("[") or not where else f"body.{where}"


def _within(index: int, where: str) -> str:
    """Return a path within an item as a path within the call."""
    return f"body.{index}{where.removeprefix('body')}"
