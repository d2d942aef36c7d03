"""The operations of a document as exchanges are checked by them: every part with its pointer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.objects import mapping, text
from ..document.path_values import fits_of
from ..document.pointer import join
from ..document.routing import Routes, operations_of
from ..runtime.media_types import essence as essence_of
from ..runtime.media_types import is_json, named_by
from .routes import paths_below, servers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..rules.registry import Context
    from .exchanges import Exchange

_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}


class Part(NamedTuple):
    """A part of a document that was looked up: a parameter, a header field, a body, a response.

    Attributes:
        pointer: where it is, references followed.
        value: what it is.
    """

    pointer: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter or header field.

    Attributes:
        name: in lower case for header fields.
        location: `path`, `query`, `header` or `cookie`.
        part: where it is.
        schema: pointer of its schema; empty for none.
        is_json: whether its value is JSON text (`content`).
    """

    name: str
    location: str
    part: Part
    schema: str
    is_json: bool

    @property
    def required(self) -> bool:
        """Whether it has to be there."""
        return self.location == "path" or self.part.value.get("required") is True

    @property
    def style(self) -> str:
        """How lists and objects are written."""
        return text(self.part.value.get("style")) or _STYLES[self.location]

    @property
    def explode(self) -> bool:
        """Whether items and properties are written on their own."""
        stated = self.part.value.get("explode")
        return stated if isinstance(stated, bool) else self.style in {"form", "cookie"}


@dataclass
class Operation:
    """An operation.

    Attributes:
        context: of its document.
        method: in upper case.
        path: the template.
        part: where it is.
        item: the path item.
    """

    context: Context
    method: str
    path: str
    part: Part
    item: Part
    _by_status: dict[int, tuple[str, Part] | None] = field(default_factory=dict, repr=False)

    @cached_property
    def title(self) -> str:
        """How reports name it: `GET /pets`."""
        return f"{self.method} {self.path}"

    @cached_property
    def parameters(self) -> list[Parameter]:
        """Its parameters, those of the path item included."""
        listed: dict[tuple[str, str], Parameter] = {}
        for owner in (self.item, self.part):
            at = join(owner.pointer, "parameters")
            for _, pointer, value in self.context.entries(at, owner.value.get("parameters")):
                if isinstance(value, dict) and value.get("in") in _STYLES:
                    parameter = parameter_of(
                        self.context, pointer, value, text(value.get("name")), value["in"]
                    )
                    listed[parameter.location, parameter.name] = parameter
        return list(listed.values())

    @cached_property
    def responses(self) -> dict[str, Part]:
        """Its responses by status as written, in lower case."""
        at = join(self.part.pointer, "responses")
        listed = self.context.entries(at, mapping(self.part.value.get("responses")))
        keys = list(mapping(self.part.value.get("responses")))
        return {
            str(key).lower(): Part(pointer, value)
            for key, (_, pointer, value) in zip(keys, listed, strict=True)
            if isinstance(value, dict) and not str(key).startswith("x-")
        }

    @cached_property
    def body(self) -> Part | None:
        """The body that a request has."""
        pointer = join(self.part.pointer, "requestBody")
        pointer, value = self.context.follow(pointer, self.part.value.get("requestBody"))
        return Part(pointer, value) if isinstance(value, dict) else None

    def response(self, status: int) -> tuple[str, Part] | None:
        """Return the response for a status, with its key."""
        if status not in self._by_status:
            self._by_status[status] = self._response(status)
        return self._by_status[status]

    def _response(self, status: int) -> tuple[str, Part] | None:
        responses = self.responses
        for key in (str(status), f"{status // 100}xx", "default"):
            if key in responses:
                return key, responses[key]
        return None


def parameter_of(
    context: Context, pointer: str, value: dict[str, Any], name: str, location: str
) -> Parameter:
    """Return a parameter or header field as it is checked."""
    schema, is_data = "", False
    if isinstance(value.get("schema"), (dict, bool)):
        schema = join(pointer, "schema")
    else:
        for _, at, media in contents(context, Part(pointer, value)):
            schema, is_data = at, True
            if "schema" not in media:
                schema = ""
            break
    name = name.lower() if location == "header" else name
    return Parameter(name, location, Part(pointer, value), schema, is_data)


def contents(context: Context, part: Part) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the media types of a part: name in lower case, pointer of the schema, the object."""
    at = join(part.pointer, "content")
    listed = mapping(part.value.get("content"))
    for name, (_, pointer, media) in zip(listed, context.entries(at, listed), strict=True):
        if isinstance(media, dict):
            essence = essence_of(name)
            yield essence, join(pointer, "schema"), media


def media_of(
    context: Context, part: Part, media_type: str | None
) -> tuple[str, str, dict[str, Any]] | None:
    """Return the declared media type that one is of, the most exact one; see `contents`.

    Args:
        context: of the document.
        part: a body or a response.
        media_type: None where it was not recorded: that of JSON then, or the only one.
    """
    declared = list(contents(context, part))
    if media_type is None:
        return next((entry for entry in declared if is_json(entry[0])), None)
    for wanted in named_by(media_type):
        for entry in declared:
            if entry[0] == wanted:
                return entry
    return None


@dataclass(slots=True)
class Unmatched:
    """A request that is for a document, and for none of its operations.

    Attributes:
        path: below the server.
        item: the path item with other methods; None where no path matches.
        template: of that item.
    """

    path: str
    item: Part | None = None
    template: str = ""


class Document:
    """The operations of one document.

    Args:
        context: the document.
        servers: URLs of servers that it does not name.
    """

    def __init__(self, context: Context, servers: Iterable[str] = ()) -> None:
        self.context = context
        data = context.document.data
        self.servers = servers_of(context, servers)
        self.items: dict[str, Part] = {}
        self.by_path: dict[str, dict[str, Operation]] = {}
        paths = mapping(data.get("paths"))
        for path, (_, pointer, item) in zip(paths, context.entries("/paths", paths), strict=True):
            if path.startswith("/") and isinstance(item, dict):
                self._add(path, Part(pointer, item))
        self.routes = Routes(self.by_path, partial(fits_of, context))

    def _add(self, path: str, item: Part) -> None:
        self.items[path] = item
        self.by_path[path] = {
            method: Operation(self.context, method, path, Part(pointer, value), item)
            for method, pointer, value in operations_of(item.pointer, item.value)
        }

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations, in the order of the document."""
        return [operation for methods in self.by_path.values() for operation in methods.values()]

    def match(self, exchange: Exchange) -> tuple[Operation, dict[str, str]] | Unmatched | None:
        """Return the operation of an exchange and its path values; None for another API's."""
        below = paths_below(self.servers, exchange.host, exchange.path)
        if below is None or not below:
            return None
        other: Unmatched | None = None
        for path in below:
            for template, values in self.routes.match(path):
                operation = self.by_path[template].get(exchange.method)
                if operation is not None:
                    return operation, values
                other = other or Unmatched(path, self.items[template], template)
        return other or Unmatched(below[0])
