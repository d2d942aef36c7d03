"""What the document shows of answers: its examples, else values made from its schemas."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pydantic import BaseModel, ValidationError

from ..decoding import kind_of
from ..errors import problems_of
from ..models import adapter, dump_json, read_json
from ..transport import Headers, Response
from .synthesis import Synthesis, UnmakeableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .. import operations as facts
    from ..operations import Operation

_JSON = "application/json"


class Documented:
    """Answers as one document shows them.

    Args:
        read: gives the document as JSON; called once, when something of it is first needed.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._synthesis = Synthesis(self.follow)

    @cached_property
    def _document(self) -> Any:
        return json.loads(self._read())

    def follow(self, reference: str) -> Any:
        """Return what a `$ref` names.

        Raises:
            LookupError: it is not in this document.
        """
        place, _, pointer = reference.partition("#")
        found = self._document
        try:
            if place:
                raise KeyError(place)
            for token in unquote(pointer).split("/")[1:]:
                key = token.replace("~1", "/").replace("~0", "~")
                found = found[int(key)] if isinstance(found, list) else found[key]
        except (KeyError, IndexError, ValueError, TypeError):
            raise LookupError(f"the document has nothing at {reference}") from None
        return found

    def _resolved(self, item: Any) -> dict[str, Any]:
        while isinstance(item, dict) and isinstance(item.get("$ref"), str):
            item = self.follow(item["$ref"])
        return item if isinstance(item, dict) else {}

    def inside(self, place: str, *names: str) -> tuple[str, Any]:
        """Go from one place in the document to another, through every `$ref` on the way.

        Args:
            place: a pointer, such as `#/paths`.
            names: keys; without any, only a `$ref` at `place` itself is followed.

        Returns:
            The pointer of what was found, and that; None where there is nothing.
        """
        item = self.follow(place)
        for name in (None, *names):
            if name is not None:
                place += "/" + token(name)
                item = item.get(name) if isinstance(item, dict) else None
            while isinstance(item, dict) and isinstance(item.get("$ref"), str):
                place = item["$ref"]
                item = self.follow(place)
        return place, item

    def operation(self, operation: Operation[Any]) -> tuple[str, dict[str, Any]]:
        """Return the Operation Object that a fact was made from, and where it stands."""
        place, path = self.inside("#/paths", operation.path)
        names = [operation.method.lower()]
        if not isinstance(path, dict) or names[0] not in path:
            names = ["additionalOperations", operation.method]
        place, described = self.inside(place, *names)
        return place, described if isinstance(described, dict) else {}

    def response(
        self, operation: Operation[Any], response: facts.Response
    ) -> tuple[str, dict[str, Any]]:
        """Return the Response Object that a fact was made from, and where it stands."""
        place, described = self.operation(operation)
        for status in described.get("responses", {}):
            if status.upper() == response.status.upper():
                place, found = self.inside(place, "responses", status)
                return place, found if isinstance(found, dict) else {}
        return place, {}

    def answer(
        self, operation: Operation[Any], response: facts.Response, status: int, example: str = ""
    ) -> Response:
        """Return an answer as the document shows it.

        Args:
            operation: what was called.
            response: of its declared responses.
            status: the HTTP status, one that `response` stands for.
            example: name of an example; empty for the first one.

        Raises:
            LookupError: there is no such example.
            ValueError: there is none at all, and none can be made.
        """
        _, raw = self.response(operation, response)
        headers = dict(self._headers(raw))
        for media in response.media:
            described = self._resolved((raw.get("content") or {}).get(media.content_type))
            for name, value in self.examples_in(described):
                if example in {"", name}:
                    content = written(media, value)
                    return with_body(status, headers, media.content_type, content)
        if example:
            known = ", ".join(self.examples(operation, response)) or "none"
            at = f"{operation.id} {response.status}"
            raise LookupError(f"{at} has no example {example!r}; it has: {known}")
        if not response.media:
            return Response(status, headers)
        media = response.media[0]
        described = self._resolved((raw.get("content") or {}).get(media.content_type))
        content = self._made(operation, response, media, described.get("schema", True))
        return with_body(status, headers, media.content_type, content)

    def examples(self, operation: Operation[Any], response: facts.Response) -> list[str]:
        """Return the names of the examples of a response."""
        return [name for _, name, _ in self.shown(operation, response)]

    def shown(
        self, operation: Operation[Any], response: facts.Response
    ) -> Iterator[tuple[facts.Media, str, Any]]:
        """Give the examples of a response: media type, name and value."""
        raw = self.response(operation, response)[1].get("content") or {}
        for media in response.media:
            for name, value in self.examples_in(self._resolved(raw.get(media.content_type))):
                yield media, name, value

    def examples_in(self, media: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Give name and value of the examples that a Media Type or Parameter Object states."""
        for name, item in (media.get("examples") or {}).items():
            example = self._resolved(item)
            for word in ("value", "dataValue"):
                if word in example:
                    yield name, example[word]
                    break
        if "example" in media:
            yield "example", media["example"]

    def _made(
        self, operation: Operation[Any], response: facts.Response, media: facts.Media, schema: Any
    ) -> bytes:
        try:
            content = written(media, self._synthesis.value(schema) if _typed(media) else "")
            if _typed(media) and kind_of(media.content_type) == "json" and media.type:
                read_json(content, media.type())
        except (UnmakeableError, LookupError, ValidationError) as error:
            said = _listed(error) if isinstance(error, ValidationError) else str(error)
            at = f"{operation.id} {response.status}"
            raise ValueError(
                f"{at}: the document has no example, and no value could be made from its schema: "
                f"{said}; say what to answer with respond(..., body=...)"
            ) from None
        return content

    def _headers(self, response: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the header fields that are required or have an example, where they are scalars."""
        for name, item in (response.get("headers") or {}).items():
            header = self._resolved(item)
            values = [value for _, value in self.examples_in(header)]
            if not values and header.get("required"):
                try:
                    values = [self._synthesis.value(header.get("schema", {"type": "string"}))]
                except (UnmakeableError, LookupError):
                    continue
            if values and isinstance(values[0], (str, int, float)):
                value = values[0]
                yield name, value if isinstance(value, str) else json.dumps(value)


def token(name: str) -> str:
    """Return a name as a part of a JSON Pointer in a URI fragment (RFC 6901, section 6)."""
    return name.replace("%", "%25").replace("~", "~0").replace("/", "~1")


def declared(operation: Operation[Any], status: int) -> facts.Response | None:
    """Return the response declared for a status; None where none is.

    As for the client, `default` stands for no success where the document states some.
    """
    by_status = {item.status.upper(): item for item in operation.responses}
    found = by_status.get(str(status)) or by_status.get(f"{status // 100}XX")
    if found is None and not (
        200 <= status <= 299 and any(known.startswith("2") for known in by_status)
    ):
        found = by_status.get("DEFAULT")
    return found


def status_of(operation: Operation[Any], response: facts.Response) -> int:
    """Return a status that a declared response stands for; see `declared`."""
    text = response.status.upper()
    if text == "DEFAULT":
        return 200 if declared(operation, 200) is response else 500
    return int(text.replace("X", "0"))


def first_success(operation: Operation[Any]) -> facts.Response | None:
    """Return the response that a call usually gets; None where none is declared at all."""
    for wanted in ("2", "D", ""):
        for response in operation.responses:
            if response.status.upper().startswith(wanted):
                return response
    return None


def written(media: facts.Media, value: Any) -> bytes:
    """Return the bytes of a value that the document shows."""
    if kind_of(media.content_type) == "json":
        return json.dumps(value).encode()
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


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
    if not _typed(media):
        if not isinstance(value, (bytes, str)):
            raise ValueError(f"{at} has a body of {media.content_type}: give bytes or text")
        return media.content_type, value.encode() if isinstance(value, str) else value
    type_ = media.type() if media.type else Any
    try:
        try:
            content = json.dumps(value).encode()  # plain data goes out as it stands
        except TypeError:
            value = adapter(type_).validator.validate_python(value)
            content = dump_json(value, type_)
        read_json(content, type_)
    except ValidationError as error:
        raise ValueError(
            f"{at}: the body is not as the document says: {_listed(error)} (content= is answered "
            "as it is)"
        ) from None
    return media.content_type, content


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
    given = {name.lower() for name in headers}
    fields = {name: value for name, value in fields.items() if name not in given}
    return Response(status, Headers([*fields.items(), *headers.items()]), content)


def _typed(media: facts.Media) -> bool:
    return kind_of(media.content_type) == "json"


def _listed(error: ValidationError) -> str:
    problems = problems_of(error)
    return "; ".join(f"{where or 'body'}: {message}" for where, message in problems[:5])
