"""What the document shows of answers: its examples, else values made from its schemas."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..codecs.table import codec_for, codec_of
from ..narrowing import EMPTY, AnyDict, AnyList
from ..streams import item_schemas
from ..transports.base import Response
from . import sequences as streams
from .given import listed, with_body
from .raw_document import RawDocument
from .scalars import UnmakeableError
from .soundness import Passed, is_header, violations
from .statements import NOT_EMPTY, with_items
from .synthesis import Synthesis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .. import operations as facts
    from ..operations import Operation

_TRIES = 4
"""How many answers are made where the first ones are not as declared."""


class Documented(RawDocument):
    """Answers as one document shows them.

    Args:
        read: gives the document as JSON, or what that holds; called once, when first needed.
        hint: what to do where an answer can be neither found nor made.
        all_headers: give every declared header field of an answer, not only those that are required
            or have an example.
        items: how many items lists of an answer have whose schema does not say.
    """

    def __init__(
        self,
        read: Callable[[], Any],
        *,
        hint: str = "say what to answer with respond(..., body=...)",
        all_headers: bool = False,
        items: int = 0,
    ) -> None:
        super().__init__(read)
        self._hint = hint
        self._all_headers = all_headers
        self._synthesis = Synthesis(self.follow, children=self.children, items=items)
        self._requests = Synthesis(self.follow, children=self.children, skip="readOnly", items=1)
        self._bare = Synthesis(
            self.follow, children=self.children, skip="readOnly", items=1, bare=True
        )
        self._unsound: dict[tuple[str, str, str], dict[str, Passed]] = {}

    def value_of(self, described: Mapping[str, Any]) -> Any:
        """Return the first example of a Parameter or of a request's Media Type, else a made value.

        Raises:
            ValueError: there is no example, and none can be made.
        """
        for _, value in self._examples(described):
            return value
        for media in (described.get("content") or EMPTY).values():
            return self.value_of(self.resolved(media))
        schema = described.get("schema", {"type": "string"})
        if described.get("in") == "path":
            schema = {"allOf": [NOT_EMPTY, schema]}
        try:
            return self._requests.value(schema)
        except LookupError as error:
            raise ValueError(str(error)) from None

    def shown(self, described: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Give names and values of the examples of a Parameter or a Media Type Object."""
        yield from self._examples(described)
        for media in (described.get("content") or EMPTY).values():
            yield from self._examples(self.resolved(media))

    def schema_of(self, described: Mapping[str, Any]) -> Any:
        """Return the schema of a Parameter Object; that of a text where it has none."""
        for media in (described.get("content") or EMPTY).values():
            return self.resolved(media).get("schema", True)
        return described.get("schema", {"type": "string"})

    def item_schema(self, described: dict[str, Any]) -> Any:
        """Return the schema of an item, of the Media Type Object of a sequence."""
        return item_schemas.item_schema(described, "", self._follow)[0]

    def made(self, schema: Any, further: int = 0, *, bare: bool = False) -> Any:
        """Return a value made for a request.

        Args:
            schema: what it has to fit.
            further: number of the value, where others than the first are asked for.
            bare: whether examples inside of the schema are left aside.

        Raises:
            UnmakeableError: none can be made.
            LookupError: a reference leads nowhere.
        """
        return (self._bare if bare else self._requests).value(schema, further)

    def fits(self, schema: Any, value: Any, *, sent: bool) -> bool:
        """Return whether an example is as its schema says.

        Args:
            schema: of the document.
            value: of the example.
            sent: whether it is of a request.
        """
        return (self._requests if sent else self._synthesis).fits(schema, value)

    def contents(self, described: Any) -> Iterator[tuple[str, str, Any]]:
        """Give media type, name of the example and value of each example of a Request Body Object.

        Where there is no example the value is made from the first media type's schema, and the name
        is empty.

        Raises:
            ValueError: none can be made.
        """
        content = self.resolved(described).get("content") or EMPTY
        has_example = False
        for content_type, item in content.items():
            for name, value in self._examples(self.resolved(item)):
                has_example = True
                yield content_type, name, value
        if content and not has_example:
            content_type, item = next(iter(content.items()))
            yield content_type, "", self._sent(content_type, self.resolved(item))

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
        headers, unsound = dict(self._headers(raw, response)), list[Response]()
        if not (response.media or example):
            return Response(status, headers)
        for media in response.media if synthesis is None else ():
            described = self.resolved((raw.get("content") or EMPTY).get(media.content_type))
            for name, value in self._examples(described):
                if example not in {"", name}:
                    continue
                try:
                    content = self._written(media, value, described)
                except ValueError:
                    if example:
                        raise
                    continue
                answer = with_body(status, headers, media.content_type, content)
                if example or name not in self._unsound_of(operation, response, media):
                    return answer
                unsound.append(answer)
        if example:
            known = ", ".join(self.examples(operation, response)) or "none"
            at = f"{operation.id} {response.status}"
            raise LookupError(f"{at} has no example {example!r}; it has: {known}")
        reasons: list[str] = []
        for media in response.media:
            described = self.resolved((raw.get("content") or EMPTY).get(media.content_type))
            try:
                described = with_items(operation, described)
                content = self._made(media, described, synthesis or self._synthesis)
                return with_body(status, headers, media.content_type, content)
            except (LookupError, ValueError) as error:
                reasons.append(_reason(error))
        if unsound:
            return unsound[0]
        raise ValueError(
            f"{operation.id} {response.status}: the document has no example, and no value could be "
            f"made from its schema: {'; '.join(reasons)}; {self._hint}"
        )

    def unsound(self, operation: Operation[Any], response: facts.Response) -> list[Passed]:
        """Return the examples of a response that cannot be read as its schema says."""
        every: dict[str, Passed] = {}
        for media in reversed(response.media):
            every |= self._unsound_of(operation, response, media)
        return list(every.values())

    def _unsound_of(
        self, operation: Operation[Any], response: facts.Response, media: facts.Media
    ) -> dict[str, Passed]:
        """Return those of one media type, by name; looked at once."""
        key = (operation.id, response.status, media.content_type)
        if key not in self._unsound:
            raw = self._response(operation, response).get("content") or EMPTY
            described = self.resolved(raw.get(media.content_type))
            passed = self._unsound[key] = {}
            for name, value in self._examples(described):
                try:
                    reason = next(violations(media, self._written(media, value, described)), "")
                except ValueError as error:
                    reason = str(error)
                if reason:
                    fits = self.fits(described.get("schema", True), value, sent=False)
                    passed[name] = Passed(name, reason, contradicts=not fits)
        return self._unsound[key]

    def examples(self, operation: Operation[Any], response: facts.Response) -> list[str]:
        """Return the names of the examples of a response."""
        raw = self._response(operation, response).get("content") or EMPTY
        return [
            name
            for media in response.media
            for name, _ in self._examples(self.resolved(raw.get(media.content_type)))
        ]

    def _examples(self, media: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for name, item in (media.get("examples") or EMPTY).items():
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
        return streams.shown(media, value if isinstance(value, AnyList) else [value], shows_events)

    def _follow(self, schema: Any, pointer: str) -> item_schemas.Located:
        while isinstance(schema, AnyDict) and isinstance(schema.get("$ref"), str):
            pointer = schema["$ref"].partition("#")[2]
            schema = self.follow(schema["$ref"])
        return schema, pointer

    def _made(self, media: facts.Media, described: dict[str, Any], synthesis: Synthesis) -> bytes:
        """Return a made body: of a stream one item, or of events with names one of each kind.

        Raises:
            ValueError: none could be made that is as declared.
            LookupError: a reference leads nowhere.
        """
        if media.items is not None:
            items = streams.made(media, described, self._follow, synthesis.value)
            return streams.written(media, items)
        codec, schema = codec_for(media), described.get("schema", True)
        if not codec.holds_data:
            return codec.encoded(media, "")
        problem = ""
        for further in range(_TRIES):
            content = codec.encoded(media, synthesis.value(schema, further))
            if media.type:
                codec.reader(media).read(content, "")
            problem = next(violations(media, content), "")
            if not problem:
                return content
        raise ValueError(f"what was made is not as the schema says: {problem}")

    def _headers(
        self, described: Mapping[str, Any], response: facts.Response
    ) -> Iterator[tuple[str, str]]:
        """Give header fields, where they are scalars; see the constructor for which."""
        declared = {header.name.lower(): header for header in response.headers}
        for name, item in (described.get("headers") or EMPTY).items():
            header = self.resolved(item)
            values = [value for _, value in self._examples(header)]
            has_example = bool(values)
            if header.get("required") or self._all_headers or has_example:
                with contextlib.suppress(UnmakeableError, LookupError):
                    values.append(self._synthesis.value(header.get("schema", {"type": "string"})))
            texts = [
                value if isinstance(value, str) else json.dumps(value)
                for value in values
                if isinstance(value, (str, int, float))
            ]
            fact = declared.get(name.lower())
            fitting = [text for text in texts if fact is None or is_header(fact, text)]
            if fitting or (texts and has_example):
                yield name, (fitting or texts)[0]


def _reason(error: Exception) -> str:
    return listed(error) if isinstance(error, ValidationError) else str(error)
