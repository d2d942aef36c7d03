"""How forms are written: the fields and files of a body, `application/x-www-form-urlencoded`.

Sources: OpenAPI 3.1.1 (Media Type Object, Encoding Object).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote_plus

from pydantic import BaseModel, ValidationError
from typing_extensions import override

from ..errors import Problem
from ..media_types import concrete, is_json, media_types_of
from ..models.base import dump_python
from ..narrowing import EMPTY, AnyMapping
from ..parameters.percent_encoding import percent_reserved
from ..parameters.writing import Unwritable, text_of, write_query
from ..strict_json import parse_json
from .base import Codec
from .form_reading import FormReader
from .readers import Reader, StrictReader
from .uploads import Upload, holds_binary, is_binary, listed, read_upload
from .writers import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Encoding, Media


class FieldsWriter(Writer):
    """Splits bodies into files and other fields.

    Args:
        media: the facts.
    """

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._encoding = media.encoding

    def split(self, body: Any) -> tuple[dict[str, list[Upload]], dict[str, Any]]:
        """Return the files and the other fields of a form, by wire name."""
        fields = body if isinstance(body, AnyMapping) else EMPTY
        uploads = {
            key: field_files(value, key) for key, value in fields.items() if holds_binary(value)
        }
        valid = self._valid_with_files(body, uploads) if uploads else self._valid(body)
        if not isinstance(valid, BaseModel):
            if isinstance(valid, AnyMapping):
                given = {
                    key: field_files(value, key)
                    for key, value in valid.items()
                    if holds_binary(value)
                }
                uploads = given | uploads
                valid = {key: value for key, value in valid.items() if key not in uploads}
            data = valid if self._type is None else dump_python(valid, self._type)
            if not isinstance(data, AnyMapping):
                raise Unwritable(Problem("body", "a form needs an object: a model or a mapping"))
            return uploads, dict(data)
        files: dict[str, list[Upload]] = {}
        rest = valid.model_copy()
        for name in [*type(rest).model_fields, *(rest.__pydantic_extra__ or ())]:
            if name in rest.__pydantic_fields_set__:
                info, value = type(rest).model_fields.get(name), getattr(rest, name)
                wire = (info and (info.serialization_alias or info.alias)) or name
                own = uploads.get(name) or uploads.get(wire)
                if own or holds_binary(value):
                    files[wire] = own or field_files(value, name)
                    rest.__pydantic_fields_set__.discard(name)
                    (rest.__pydantic_extra__ or {}).pop(name, None)
        return files, dump_python(rest)

    def _valid_with_files(self, body: Mapping[str, Any], uploads: dict[str, list[Upload]]) -> Any:
        """Validate with the content of files in their place, empty where text is required."""
        filled: dict[str, Any] = dict(body)
        for key, files in uploads.items():
            contents = [file.content for file in files]
            filled[key] = contents if isinstance(body[key], (list, tuple)) else contents[0]
        try:
            return self._valid(filled)
        except ValidationError as error:
            errors = error.errors()
            # What is sent as a file need not be text, also where the document says so.
            wrong = {str(item["loc"][0]) for item in errors if item["type"] == "string_unicode"}
            if len(errors) > len(wrong) or not wrong <= uploads.keys():
                raise
        for key in wrong:
            filled[key] = [""] * len(uploads[key]) if isinstance(filled[key], list) else ""
        return self._valid(filled)


class FormWriter(FieldsWriter):
    """Writes forms in a URL's notation."""

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        files, data = self.split(body)
        pairs: list[tuple[str, str]] = [
            (quote_plus(name), quote_plus(bytes(file.content)))  # type: ignore[arg-type]
            for name, uploads in files.items()
            for file in uploads
        ]
        for name, value in data.items():
            where, rule = f"body.{name}", self._encoding.get(name)
            if value is not None and rule is not None and rule.style is not None:
                quote_ = percent_reserved if rule.allow_reserved else quote_plus
                style, explode = rule.style, rule.explode
                pairs += write_query(
                    name, value, where, style=style, explode=explode, quote_=quote_
                )
            else:
                texts = [text for text, _ in field_texts(value, rule, where)]
                pairs += [(quote_plus(name), quote_plus(text)) for text in texts]
        return "&".join([f"{name}={text}" for name, text in pairs]).encode("ascii"), sent


def field_files(value: Any, where: str) -> list[Upload]:
    """Return the files of a field; raises what `read_upload` does."""
    return [read_upload(item, f"body.{where}") for item in listed(value)]


def field_texts(value: Any, rule: Encoding | None, where: str) -> Iterator[tuple[str, str | None]]:
    """Return the text and media type of each value of a field: an array gives one per item."""
    declared = rule.content_type if rule else None
    content_type = concrete(declared)
    for item in [item for item in listed(value) if item is not None]:
        if isinstance(item, (dict, list)) or (content_type and is_json(content_type)):
            text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            json_types = (name for name in media_types_of(declared) if is_json(name))
            yield text, next(json_types, None) or content_type or "application/json"
        else:
            yield text_of(item, where), content_type


class FieldsCodec(Codec):
    """Bodies of fields with names; what both kinds of forms have in common."""

    has_fields = True
    json_on_command_line = True

    @override
    def reader(self, media: Media) -> Reader:
        return Reader(media)  # of answers the bytes are given

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return FormReader(media) if media.type is not None else StrictReader(media)

    @override
    def is_streamed(self, media: Media) -> bool:
        return False

    @override
    def given(self, media: Media, value: Any) -> Any:
        return value

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        return parse_json(content.decode("utf-8-sig"))


class FormCodec(FieldsCodec):
    """Forms in a URL's notation."""

    title = "a form"
    media_types = frozenset({"application/x-www-form-urlencoded"})
    rank = 1

    @override
    def fits(self, body: object) -> int | None:
        return None if is_binary(body) or isinstance(body, str) else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return FormWriter(media)

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return parse_qs(content.decode(), keep_blank_values=True)
