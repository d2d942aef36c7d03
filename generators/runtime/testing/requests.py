"""What a fake client was asked: one request, read by the facts of its operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from ..codecs.table import codec_for, codec_of
from ..media_types import essence
from ..models.base import read_json
from ..operations import RequestBody
from ..parameters.percent_encoding import sent_part
from ..parameters.segments import Mixed, split_template
from ..transports.base import Headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .. import operations as facts
    from ..operations import Operation
    from ..transports.base import Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One request that a fake client sent.

    Attributes:
        operation_id: of the operation that was called.
        path: path arguments by their name in the document, as sent, percent-decoded.
        query: query arguments likewise; a list each, as a name may come several times.
        headers: header fields; names compare without regard to case.
        body: JSON as plain data, a form as lists of values by name (a file as an `Upload`), text as
            text, else bytes; None where there is none.
        request: the request as it would go over the wire.
        media: the declared media type of the body; None where it is none of them.
    """

    operation_id: str
    path: Mapping[str, str]
    query: Mapping[str, list[str]]
    headers: Mapping[str, str] = field(repr=False)
    body: Any
    request: Request = field(repr=False)
    media: facts.Media | None = field(default=None, repr=False)

    @property
    def token(self) -> str | None:
        """The access token that was sent; None where there was none."""
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token if kind.lower() == "bearer" else None

    def body_as(self, type_: type[T]) -> T:
        """Return the body read as a type, for example as the model it was made from.

        Raises:
            pydantic.ValidationError: it does not fit.
            ValueError: it is none of its media type.
        """
        content = self.request.content or b""
        if self.media is not None:
            content_type = Headers(self.request.headers.items()).get("content-type", "")
            content = codec_for(self.media).as_json(self.media, content, content_type)
        result: T = read_json(content, type_)
        return result


def call_of(operation: Operation[Any], request: Request) -> Call:
    """Return a request as a test looks at it."""
    parts = urlsplit(request.url)
    headers = Headers(request.headers.items())
    content_type = headers.get("content-type", "")
    media = _media(operation, content_type)
    return Call(
        operation.id,
        _path(sent_part(operation.path), parts.path),
        parse_qs(parts.query, keep_blank_values=True),
        headers,
        _body(media, request.content, content_type),
        request,
        media,
    )


def _path(template: str, path: str) -> dict[str, str]:
    segments = split_template(template)[1:]
    sent = path.split("/")[-len(segments) :]
    values: dict[str, str] = {}
    for parts, text in zip(segments, sent, strict=False):
        found = Mixed(parts[::2]).values(text, unquote(text)) if len(parts) > 1 else ()
        if found is None:
            return {}
        values |= zip(parts[1::2], map(unquote, found), strict=True)
    return values


def _media(operation: Operation[Any], content_type: str) -> facts.Media | None:
    """Return the declared media type of a request; None where it is none of them."""
    by_essence = {essence(m.content_type): m for m in (operation.body or _NO_BODY).media}
    return by_essence.get(essence(content_type))


_NO_BODY = RequestBody(media=())


def _body(media: facts.Media | None, content: bytes | None, content_type: str) -> Any:
    if content is None:
        return None
    codec = codec_of(content_type) if media is None else codec_for(media)
    try:
        return codec.plain(media, content, content_type)
    except ValueError:
        return content
