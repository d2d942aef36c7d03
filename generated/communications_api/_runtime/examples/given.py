"""Answers that a test gives: checked against the document, and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel, ValidationError

from ..codecs.table import codec_for
from ..excerpts import excerpt
from ..models.base import adapter, dump_json, read_json
from ..narrowing import AnyMapping
from ..transports.base import Headers, Response
from ..validation.strict import Invalid, errors_of, validate_json
from . import sequences as streams

if TYPE_CHECKING:
    from .. import operations as facts
    from ..operations import Operation

_JSON = "application/json"


def checked(operation: Operation[Any], response: facts.Response, value: Any) -> tuple[str, bytes]:
    """Return the media type and the bytes of a value given by a test.

    Args:
        operation: what is answered.
        response: of its declared responses.
        value: a model or plain data with wire names; text or bytes where that is declared.

    Raises:
        ValueError: the value is not what the document declares.
    """
    at = f"{operation.id} {response.status}"
    if not response.media:
        raise ValueError(f"{at} has no body")
    media = response.media[0]
    if media.items is not None:
        return media.content_type, _checked_items(at, media, value)
    codec = codec_for(media)
    if not codec.holds_data:
        if not isinstance(value, (bytes, str)):
            raise ValueError(f"{at} has a body of {media.content_type}: give bytes or text")
        return media.content_type, value.encode() if isinstance(value, str) else value
    try:
        content = _json_of(value, media.type() if media.type else Any)
    except (ValidationError, Invalid) as error:
        raise ValueError(
            f"{at}: the body is not as the document says: {listed(error)} (content= is answered "
            "as it is)"
        ) from None
    return media.content_type, codec.from_json(media, content)


def _json_of(value: Any, type_: Any) -> bytes:
    """Return the JSON text of a model, or of plain data, which goes out as it is.

    A model may hold values that an enum does not list, which were made on purpose.
    """
    try:
        content = json.dumps(value).encode()
    except TypeError:
        value = adapter(type_).validator.validate_python(value)
        content = dump_json(value, type_)
        read_json(content, type_)
    else:
        validate_json(adapter(type_).validator, content)
    return content


def _checked_items(at: str, media: facts.Media, value: Any) -> bytes:
    if isinstance(value, (bytes, str)):
        return value.encode() if isinstance(value, str) else value
    if isinstance(value, AnyMapping) or not isinstance(value, Iterable):
        raise ValueError(f"{at} is a stream: give its items, or bytes or text")
    try:
        return streams.written(media, cast("Any", value))
    except ValueError as error:
        reason = listed(error) if isinstance(error, ValidationError) else str(error)
        raise ValueError(f"{at}: an item is not as the document says: {reason}") from None


def unchecked(value: Any) -> tuple[str, bytes]:
    """Return the media type and the bytes of a value for a status that is not declared."""
    if isinstance(value, bytes):
        return "application/octet-stream", value
    if isinstance(value, str):
        return "text/plain; charset=utf-8", value.encode()
    return _JSON, dump_json(value) if isinstance(value, BaseModel) else dump_json(value, Any)


def with_body(
    status: int, headers: Mapping[str, str], content_type: str, content: bytes
) -> Response:
    """Return a response with a body; a range of media types becomes one of that range."""
    if "*" in content_type:
        start = content_type.partition("/")[0].strip()
        content_type = "application/octet-stream" if start == "*" else f"{start}/example"
    fields = {"content-type": content_type, "content-length": str(len(content))}
    present = {name.lower() for name in headers}
    fields = {name: value for name, value in fields.items() if name not in present}
    return Response(status, Headers([*fields.items(), *headers.items()]), content)


def listed(error: ValidationError | Invalid) -> str:
    """Return the first problems of a value in one line."""
    errors = error.errors if isinstance(error, Invalid) else errors_of(error)
    return "; ".join(
        f"{'.'.join(map(str, item['loc'])) or 'body'}: {excerpt(item['msg'])}"
        for item in errors[:5]
    )
