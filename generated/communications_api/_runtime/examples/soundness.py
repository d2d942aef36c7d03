"""Whether an answer is as the document says: what examples and made values are held to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..codecs.table import codec_for
from ..codecs.undeclared import violations_in
from ..models.base import adapter
from ..parameters.shapes import data_of, shape_of
from ..parameters.writing import check_header_value
from ..streams.items import ItemReader
from ..validation.checked_types import holds_closed_model
from ..validation.strict import (
    BrokenJson,
    Invalid,
    unexpected_fields,
    unexpected_nulls,
    validate_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .. import operations as facts
    from ..validation.violations import Violation


@dataclass(frozen=True, slots=True)
class Passed:
    """An example that is passed over.

    Attributes:
        name: of the example; `example` where it has none.
        reason: why it cannot be sent, or read.
        contradicts: whether it is not as its own schema says.
    """

    name: str
    reason: str
    contradicts: bool


def violations(media: facts.Media, content: bytes) -> Iterator[str]:
    """Give what is wrong with an answer, as strictly as documents mean it.

    Fields that are not declared are none of it, unless their schema is closed.
    """
    codec = codec_for(media)
    if media.items is not None:
        yield from _in_items(media, content)
        return
    if media.type is None:
        return
    try:
        if codec.holds_data:
            found = _in_data(codec.as_json(media, content, media.content_type), media)
        else:
            found = codec.violations(media, content, media.content_type)
        for item in found:
            yield f"{item.get('pointer') or 'the body'}: {item['message']}"
    except ValueError as error:
        yield str(error)


def _in_items(media: facts.Media, content: bytes) -> Iterator[str]:
    """Give what is wrong with the items of a sequence; of events what a client cannot read."""
    framing = codec_for(media).framing
    if framing is None or media.items is None:
        return
    reader = ItemReader(media, framing)
    cutter = reader.cutter()
    for number, item in enumerate([*cutter.feed(content), *cutter.end()], 1):
        try:
            if isinstance(item, bytes):
                type_ = Any if media.items.type is None else media.items.type()
                for wrong in violations_in(item, type_):
                    if wrong["code"] != "unexpected_field":
                        place = wrong.get("pointer") or "the whole"
                        yield f"item {number}: {place}: {wrong['message']}"
            elif reader.end and item.data == reader.end:
                return
            else:
                reader.read(item)
        except ValidationError as error:
            yield f"item {number}: {error.errors()[0]['msg']}"


def _in_data(content: bytes, media: facts.Media) -> Iterator[Violation]:
    assert media.type is not None  # noqa: S101 - asked for such media only
    type_ = media.type()
    for item in violations_in(content, type_):
        if item["code"] != "unexpected_field":
            yield item
    try:
        value = validate_json(adapter(type_).validator, content)
    except (Invalid, BrokenJson):
        return
    yield from unexpected_nulls(value, content)
    if holds_closed_model(type_):
        yield from unexpected_fields(value)


def is_header(header: facts.Parameter, text: str) -> bool:
    """Return whether a text can be read as the value of a header field."""
    type_ = header.type()
    shape = shape_of(type_)
    data = data_of(text.split(",") if shape.is_array else text, shape)
    try:
        check_header_value(text, header.name)
        validate_json(adapter(type_).validator, json.dumps(data).encode())
    except (ValueError, TypeError):
        return False
    return True
