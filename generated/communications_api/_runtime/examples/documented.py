"""What the document shows of answers: its examples, else values made from its schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from ..codecs.table import codec_for, codec_of
from ..errors import problems_of
from ..models.base import adapter, dump_json, read_json
from ..streams import item_schemas
from ..transports.base import Headers, Response
from . import sequences as streams
from .raw_document import RawDocument
from .scalars import UnmakeableError
from .synthesis import Synthesis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .. import operations as facts
    from ..operations import Operation

_JSON = "application/json"


class Documented(RawDocument):
    """Answers as one document shows them.

    Args:
        read: gives the document as JSON; called once, when something of it is first needed.
        hint: what to do where an answer can be neither found nor made.
        all_headers: give every declared header field of an answer, not only those that are required
            or have an example.
    """

    def __init__(
        self,
        read: Callable[[], bytes],
        *,
        hint: str = "say what to answer with respond(..., body=...)",
        all_headers: bool = False,
    ) -> None:
        super().__init__(read)
        self._hint = hint
        self._all_headers = all_headers
        self._synthesis = Synthesis(self.follow, children=self.children)
        self._requests = Synthesis(self.follow, children=self.children, skip="readOnly")

    def value_of(self, described: Mapping[str, Any]) -> Any:
        """Return the first example of a Parameter or of a request's Media Type, else a made value.

        Raises:
            ValueError: there is no example, and none can be made.
        """
        for _, value in self._examples(described):
            return value
        for media in (described.get("content") or {}).values():
            return self.value_of(self.resolved(media))
        try:
            return self._requests.value(described.get("schema", {"type": "string"}))
        except LookupError as error:
            raise ValueError(str(error)) from None

    def contents(self, described: Any) -> Iterator[tuple[str, str, Any]]:
        """Give media type, name of the example and value of each example of a Request Body Object.

        Where there is no example the value is made from the first media type's schema, and the name
        is empty.

        Raises:
            ValueError: none can be made.
        """
        content = self.resolved(described).get("content") or {}
        has_example = False
        for content_type, item in content.items():
            for name, value in self._examples(self.resolved(item)):
                has_example = True
                yield content_type, name, value
        for content_type, item in content.items():
            if not has_example:
                yield content_type, "", self._sent(content_type, self.resolved(item))
                return

    def _sent(self, content_type: str, described: dict[str, Any]) -> Any:
        """Return a made value of a request's media type: of a sequence a list of one item."""
        if codec_of(content_type).framing is None:
            return self.value_of(described)
        schema, _ = item_schemas.item_schema(described, "", self._follow)
        return [self.value_of({"schema": schema})]

    def _response(self, operation: Operation[Any], response: facts.Response) -> dict[str, Any]:
        """Return the Response Object that a fact was made from."""
        for status, item in self.described(operation).get("responses", {}).items():
            if status.upper() == response.status.upper():
                return self.resolved(item)
        return {}

    def answer(
        self,
        operation: Operation[Any],
        response: facts.Response,
        status: int,
        example: str = "",
        *,
        synthesis: Synthesis | None = None,
    ) -> Response:
        """Return an answer as the document shows it.

        Args:
            operation: what was called.
            response: of its declared responses.
            status: the HTTP status, one that `response` stands for.
            example: name of an example; empty for the first one.
            synthesis: makes the body from its schema, whatever examples there are.

        Raises:
            LookupError: the example does not exist.
            ValueError: there is none at all, and none can be made.
        """
        raw = self._response(operation, response)
        headers = dict(self._headers(raw))
        for media in response.media if synthesis is None else ():
            described = self.resolved((raw.get("content") or {}).get(media.content_type))
            for name, value in self._examples(described):
                if example in {"", name}:
                    content = self._written(media, value, described)
                    return with_body(status, headers, media.content_type, content)
        if example:
            known = ", ".join(self.examples(operation, response)) or "none"
            at = f"{operation.id} {response.status}"
            raise LookupError(f"{at} has no example {example!r}; it has: {known}")
        if not response.media:
            return Response(status, headers)
        media = response.media[0]
        described = self.resolved((raw.get("content") or {}).get(media.content_type))
        synthesis = synthesis or self._synthesis
        if media.items is not None:
            content = self._made_items(operation, response, media, described, synthesis)
        else:
            schema = described.get("schema", True)
            content = self._made(operation, response, media, schema, synthesis)
        return with_body(status, headers, media.content_type, content)

    def examples(self, operation: Operation[Any], response: facts.Response) -> list[str]:
        """Return the names of the examples of a response."""
        raw = self._response(operation, response).get("content") or {}
        return [
            name
            for media in response.media
            for name, _ in self._examples(self.resolved(raw.get(media.content_type)))
        ]

    def _examples(self, media: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for name, item in (media.get("examples") or {}).items():
            example = self.resolved(item)
            for word in ("value", "dataValue"):
                if word in example:
                    yield name, example[word]
                    break
        if "example" in media:
            yield "example", media["example"]

    def _written(self, media: facts.Media, value: Any, described: dict[str, Any]) -> bytes:
        if media.items is None:
            return codec_for(media).encoded(media, value)
        if isinstance(value, str):  # in the notation of the media type
            return value.encode()
        shows_events = item_schemas.events(described, "", self._follow).described
        return streams.shown(media, value if isinstance(value, list) else [value], shows_events)

    def _follow(self, schema: Any, pointer: str) -> item_schemas.Located:
        while isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
            pointer = schema["$ref"].partition("#")[2]
            schema = self.follow(schema["$ref"])
        return schema, pointer

    def _made_items(
        self,
        operation: Operation[Any],
        response: facts.Response,
        media: facts.Media,
        described: dict[str, Any],
        synthesis: Synthesis,
    ) -> bytes:
        """Return a stream of one item; of events that have names, one of each kind."""
        try:
            made = streams.made(media, described, self._follow, synthesis.value)
            return streams.written(media, made)
        except (UnmakeableError, LookupError, ValueError) as error:
            raise self._unmakeable(operation, response, error) from None

    def _made(
        self,
        operation: Operation[Any],
        response: facts.Response,
        media: facts.Media,
        schema: Any,
        synthesis: Synthesis,
    ) -> bytes:
        try:
            codec = codec_for(media)
            content = codec.encoded(media, synthesis.value(schema) if codec.holds_data else "")
            if codec.holds_data and media.type:
                codec.reader(media).read(content, "")
        except (UnmakeableError, LookupError, ValidationError) as error:
            raise self._unmakeable(operation, response, error) from None
        return content

    def _unmakeable(
        self, operation: Operation[Any], response: facts.Response, error: Exception
    ) -> ValueError:
        reason = _listed(error) if isinstance(error, ValidationError) else str(error)
        return ValueError(
            f"{operation.id} {response.status}: the document has no example, and no value could be "
            f"made from its schema: {reason}; {self._hint}"
        )

    def _headers(self, response: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give header fields, where they are scalars; see the constructor for which."""
        for name, item in (response.get("headers") or {}).items():
            header = self.resolved(item)
            values = [value for _, value in self._examples(header)]
            if not values and (header.get("required") or self._all_headers):
                try:
                    values = [self._synthesis.value(header.get("schema", {"type": "string"}))]
                except (UnmakeableError, LookupError):
                    continue
            if values and isinstance(values[0], (str, int, float)):
                value = values[0]
                yield name, value if isinstance(value, str) else json.dumps(value)


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
    type_ = media.type() if media.type else Any
    try:
        try:
            content = json.dumps(value).encode()  # plain data goes out as it is
        except TypeError:
            value = adapter(type_).validator.validate_python(value)
            content = dump_json(value, type_)
        read_json(content, type_)
        content = codec.from_json(media, content)
    except ValidationError as error:
        raise ValueError(
            f"{at}: the body is not as the document says: {_listed(error)} (content= is answered "
            "as it is)"
        ) from None
    return media.content_type, content


def _checked_items(at: str, media: facts.Media, value: Any) -> bytes:
    if isinstance(value, (bytes, str)):
        return value.encode() if isinstance(value, str) else value
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        raise ValueError(f"{at} is a stream: give its items, or bytes or text")
    try:
        return streams.written(media, value)
    except ValueError as error:
        reason = _listed(error) if isinstance(error, ValidationError) else str(error)
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


def _listed(error: ValidationError) -> str:
    problems = problems_of(error)
    return "; ".join(f"{where or 'body'}: {message}" for where, message in problems[:5])
