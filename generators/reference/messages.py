"""Describes parameters, bodies and responses for templates."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..api.facts import fact_of
from ..document import PointerError
from ..document.objects import mapping
from ..document.python_names import name_of
from ..document.text import clean
from ..extensions import inferred
from ..extensions import items as item_arrays
from ..runtime.codecs.table import codec_for
from ..runtime.responses import states_success
from ..samples.model import json_text
from . import keywords
from .message_views import BodyView, ExampleView, MediaView, ResponseView
from .nodes import Badge, Fact, Node, Part, badges, compact
from .prose import prose
from .schemas import Place, Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..api.content import Media
    from ..api.ir import Api, Body, Parameter, Response
    from ..document import Document
    from ..runtime import operations as facts
    from .anchors import Anchors

_STREAMS = {
    "events": "A stream of server-sent events; the schema is that of the data of an event.",
    "lines": "A stream of JSON lines; the schema is that of a line.",
    "records": "A JSON text sequence; the schema is that of a record.",
}


class Messages:
    """Describes what requests and responses of one document carry.

    Args:
        document: in normal form.
        api: what it describes.
        depth: how many components below a body are copied.
    """

    def __init__(
        self, document: Document, api: Api, schemas: Schemas, anchors: Anchors, *, depth: int
    ) -> None:
        self._api = api
        self._document = document
        self._schemas = schemas
        self._anchors = anchors
        self._depth = depth

    def raw(self, pointer: str) -> dict[str, Any]:
        """Return the object at a pointer of the normal document, references followed."""
        value = self._document.resolve(pointer)
        return value if isinstance(value, dict) else {}

    def parameter(self, parameter: Parameter, label: str, user: Part) -> Node:
        """Return a parameter or header field; `label` tells it apart within its operation."""
        raw = self.raw(parameter.pointer)
        anchor = self._anchors.take(user.link, label, parameter.wire_name)
        place = Place(anchor, f"{user.text} {parameter.wire_name}", user, self._depth)
        schema = raw.get("schema")
        facts = list(_serialization_facts(parameter))
        for name, media in mapping(raw.get("content")).items():
            schema = mapping(media).get("schema")
            facts.append(Fact("written as", name))
        node = self._schemas.node({} if schema is None else schema, parameter.wire_name, "", place)
        facts += [Fact("example", compact(value)) for value in self._example_values(raw)]
        if name_of(raw) == parameter.py_name:
            facts.append(Fact(keywords.IN_PYTHON, parameter.py_name))
        required = (Badge("required", "required"),) if parameter.required else ()
        all_badges = dict.fromkeys((*required, *badges(raw), *node.badges))
        description = raw.get("description")
        return Node(
            label=parameter.wire_name,
            kind="parameter",
            anchor=anchor,
            path=place.path,
            type=node.type,
            badges=tuple(all_badges),
            facts=(*node.facts, *facts),
            description=prose(description) if description else node.description,
            inferred=inferred.reason(raw) or node.inferred,
            values=node.values,
            more=node.more,
            rows=node.rows,
            size=node.size,
        )

    def body(self, body: Body | None, user: Part) -> BodyView | None:
        """Return what a request carries; None where that is nothing."""
        if body is None:
            return None
        raw = self.raw(body.pointer)
        anchor = self._anchors.take(user.link, "request")
        return BodyView(
            anchor,
            body.required,
            prose(body.description),
            inferred.reason(raw),
            tuple(self._media(media, anchor, f"{user.text} request", user) for media in body.media),
        )

    def response(self, response: Response, user: Part) -> ResponseView:
        """Return a response."""
        raw = self.raw(response.pointer)
        anchor = self._anchors.take(user.link, "response", response.status)
        path = f"{user.text} {response.status}"
        media = tuple(self._media(item, anchor, path, user) for item in response.media)
        links = mapping(raw.get("links"))
        owner = Part(path, anchor)
        return ResponseView(
            anchor,
            response.status,
            _kind(response.status),
            _reason(response.status),
            prose(response.description),
            inferred.reason(raw),
            tuple(self.parameter(header, "header", owner) for header in response.headers),
            media,
            tuple(map(prose, self._outcome(response))),
            tuple(Fact(name, compact(self._resolved(link))) for name, link in links.items()),
        )

    def bodies(self, raw: dict[str, Any], label: str, user: Part) -> tuple[Node, ...]:
        """Return the schemas of the request body that have no further description."""
        body = self._resolved(raw.get("requestBody"))
        content = mapping(body.get("content") if isinstance(body, dict) else None)
        anchor = self._anchors.take(user.link, label)
        place = Place(anchor, f"{user.text} {label}", user, self._depth)
        return tuple(
            self._schemas.node(mapping(media).get("schema", True), name, "body", place)
            for name, media in content.items()
        )

    def _media(self, media: Media, anchor: str, path: str, user: Part) -> MediaView:
        raw = self.raw(media.pointer)
        schema = raw.get("itemSchema", raw.get("schema", True))
        place = Place(anchor, path, user, self._depth)
        node = self._schemas.node(schema, media.content_type, "body", place)
        return MediaView(
            media.content_type,
            node,
            tuple(map(prose, _notes(media, raw))),
            tuple(self._examples(media, raw)),
            inferred.reason(raw),
        )

    def _examples(self, media: Media, raw: dict[str, Any]) -> Iterator[ExampleView]:
        fact = fact_of(self._api, media, media.content_type)
        for item in media.examples:
            yield ExampleView(item.name, item.summary, written(fact, item.value))
        for name, item in mapping(raw.get("examples")).items():
            example = self._resolved(item)
            if isinstance(example, dict) and isinstance(example.get("externalValue"), str):
                yield ExampleView(name, str(example.get("summary", "")), example["externalValue"])
        if not media.examples:
            schema = self._resolved(raw.get("schema"))
            for value in self._example_values(schema if isinstance(schema, dict) else {}):
                yield ExampleView("example", "", written(fact, value))
                return

    def _example_values(self, raw: Mapping[str, Any]) -> Iterator[Any]:
        """Give the examples of a parameter or schema."""
        if "example" in raw:
            yield raw["example"]
        examples = raw.get("examples")
        if isinstance(examples, list):
            yield from examples
        for item in mapping(examples).values():
            example = self._resolved(item)
            if isinstance(example, dict) and "value" in example:
                yield example["value"]

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            try:
                return self._document.resolve(value["$ref"])
            except PointerError:
                return value
        return value

    def _outcome(self, response: Response) -> tuple[str, ...]:
        if not states_success(response.status):
            return ()
        sentences: dict[str, None] = {}
        for media in response.media:
            schema = self._resolved(self.raw(media.pointer).get("schema"))
            sentences.update(dict.fromkeys(keywords.outcome(schema)))
        return tuple(sentences)


def written(media: facts.Media, value: Any) -> str:
    """Return an example as it stands on the wire."""
    codec = codec_for(media)
    if isinstance(value, str) and not codec.holds_json:
        return clean(value)
    if codec.holds_data and codec.is_text and not codec.holds_json:
        try:
            return clean(codec.encoded(media, value).decode())
        except (TypeError, ValueError):
            pass  # shown as the data it is
    try:
        return json_text(value)
    except (TypeError, ValueError):  # YAML has values that JSON does not
        return clean(json.dumps(value, default=str, indent=2))


def _notes(media: Media, raw: dict[str, Any]) -> Iterator[str]:
    """Give what is to be known of a media type besides its schema, as CommonMark."""
    if media.items is not None:
        yield _STREAMS[media.items.kind]
        if media.items.end:
            yield f"The stream ends with the data `{media.items.end}`."
    if item_arrays.NAME in raw:
        stated = raw[item_arrays.NAME]
        whole = "The body is an array" if stated is True else f"`{stated}` is an array"
        yield f"{whole} that may be large: the server reads it item by item."
    for encoding in media.encoding:
        details = []
        if encoding.style:
            details.append(f"style `{encoding.style}`" + (", exploded" if encoding.explode else ""))
        if encoding.content_type:
            details.append(f"content type `{encoding.content_type}`")
        for header in encoding.headers:
            needed = " (required)" if header.required else ""
            details.append(f"the header `{header.wire_name}`{needed}")
        yield f"`{encoding.name}` is written with {' and '.join(details)}."


def _serialization_facts(parameter: Parameter) -> Iterator[Fact]:
    """Give how a parameter is written, where that is not as usual."""
    usual = {"query": "form", "cookie": "form"}.get(parameter.location, "simple")
    if parameter.content_type is not None:
        return
    if parameter.style != usual:
        yield Fact("style", parameter.style)
    if parameter.type.kind in {"list", "map", "model"} or parameter.style != usual:
        yield Fact("explode", str(parameter.explode).lower())
    if parameter.allow_reserved:
        yield Fact("allowReserved", "true")


def _kind(status: str) -> str:
    return {"1": "other", "2": "success", "3": "redirect", "4": "error", "5": "error"}.get(
        status[:1], "other"
    )


def _reason(status: str) -> str:
    ranges = {
        "1XX": "Informational",
        "2XX": "Any success",
        "3XX": "Any redirection",
        "4XX": "Any client error",
        "5XX": "Any server error",
        "default": "Any other status",
    }
    if status in ranges:
        return ranges[status]
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        return ""
