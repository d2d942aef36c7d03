"""The frozen description of an API: the only thing that templates see.

Everything is decided here: names, types, order. Templates loop and print. `pointer` leads back to
the source document for diagnostics that come late.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generators.runtime.streams.sequences import EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

TypeKind = Literal[
    "none",
    "any",
    "scalar",
    "model",
    "list",
    "map",
    "tuple",
    "union",
    "literal",
    "bytes",
    "stream",
    "items",
]


@dataclass(frozen=True, slots=True)
class Type:
    """A Python type as structure.

    Attributes:
        kind: which of the shapes it is.
        name: for `scalar` the Python type (`str`, `int`, `float`, `bool`, `date`, `datetime`,
            `UUID`), for `model` the class or alias in `models`, for `stream` the runtime's class.
        args: item type of a list or stream, value type of a map, members of a tuple or union; of
            `items`, a body that is read item by item, the rest of the body and the item type.
        constraints: keyword arguments of pydantic's `Field`, in fixed order.
        values: the constants of a `literal`.
    """

    kind: TypeKind
    name: str = ""
    args: tuple[Type, ...] = ()
    constraints: tuple[tuple[str, Any], ...] = ()
    values: tuple[Any, ...] = ()


NONE = Type("none")
ANY = Type("any")
BYTES = Type("bytes")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, or a header of a response."""

    wire_name: str
    py_name: str
    location: str
    type: Type
    required: bool
    style: str
    explode: bool
    allow_reserved: bool
    content_type: str | None
    default: Any
    description: str
    deprecated: bool
    pointer: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form is written."""

    name: str
    content_type: str | None
    style: str
    explode: bool
    allow_reserved: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A named example of a body; `value` is JSON."""

    name: str
    value: Any
    summary: str
    pointer: str


@dataclass(frozen=True, slots=True)
class EventData:
    """The data of server-sent events of one name; `text` says that it is not JSON."""

    name: str
    type: Type
    text: bool


@dataclass(frozen=True, slots=True)
class Items:
    """What a sequential media type is a sequence of.

    Attributes:
        kind: `events`, `lines` or `records`, as the runtime calls them.
        type: of an item; of events the data of those that are not in `events`, None where there are
            no others.
        text: whether that data is text, not JSON.
        events: server-sent events that are told by their name.
        end: data of the event that ends the stream; empty where there is none.
    """

    kind: str
    type: Type | None
    text: bool
    events: tuple[EventData, ...]
    end: str

    @property
    def is_events(self) -> bool:
        """Whether the items are server-sent events."""
        return self.kind == EVENTS.name


@dataclass(frozen=True, slots=True)
class ItemArray:
    """The array of a request body that a server reads item by item (`x-items`).

    Attributes:
        name: property that holds it, on the wire; empty where the body is the array itself.
        type: of an item.
        min_items: how many there are at least; None where none is stated.
        max_items: how many there are at most, likewise.
    """

    name: str
    type: Type
    min_items: int | None
    max_items: int | None


@dataclass(frozen=True, slots=True)
class Details:
    """What the codec of a media type has to know of its schema.

    Attributes:
        value: anything that `repr` writes.
        constant: name of what several media types share, in the operations module.
    """

    value: Any
    constant: str


@dataclass(frozen=True, slots=True)
class Media:
    """One media type of a body; `type` of kind `bytes` is raw content.

    `items` is set where it is a sequence that is read and written item by item; `type` is then a
    list of those. `array` is set where a server reads the items of an array one by one, `details`
    where the codec has to know more of the schema than the type.
    """

    content_type: str
    type: Type
    encoding: tuple[Encoding, ...]
    examples: tuple[Example, ...]
    pointer: str
    items: Items | None = None
    array: ItemArray | None = None
    details: Details | None = None

    @property
    def served(self) -> Type:
        """The type that a handler receives."""
        if self.array is None:
            return self.type
        return Type("items", args=(self.type if self.array.name else NONE, self.array.type))


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries; `type` is what a client sends, `served` what a handler receives."""

    media: tuple[Media, ...]
    required: bool
    description: str
    type: Type
    served: Type
    pointer: str


@dataclass(frozen=True, slots=True)
class Response:
    """One declared response."""

    status: str
    description: str
    media: tuple[Media, ...]
    headers: tuple[Parameter, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """One scheme of an alternative, with the scopes it needs."""

    scheme: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Server:
    """One server; variables are replaced by their defaults."""

    url: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: operationId, or the name made from method and path.
        py_name: method name.
        constant: name of its facts in the operations module.
        group: attribute name of its group.
        result: type of a successful call; of kind `stream` where all there is are streams.
        stream: type of the stream that a success may be instead, or is; None where there is none.
        stream_name: method that asks for the stream; `py_name` where there is nothing else.
        secured: whether authentication applies; `security` then holds alternatives.
        optional_security: whether it may be called without credentials all the same.
        servers: its own, where it is served elsewhere than the rest of the document.
    """

    id: str
    py_name: str
    constant: str
    group: str
    method: str
    path: str
    tags: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    result: Type
    stream: Type | None
    stream_name: str
    security: tuple[tuple[SecurityRequirement, ...], ...]
    secured: bool
    optional_security: bool
    servers: tuple[Server, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag."""

    wire_name: str
    py_name: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """A keyword of the client's constructor that takes a secret.

    `part` is `username`, `password`, `token` or `api_key`.
    """

    py_name: str
    part: str


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """One way to authenticate; servers get `credentials`, clients send `secrets`, if any."""

    name: str
    type: str
    scheme: str
    location: str
    parameter_name: str
    description: str
    secrets: tuple[Secret, ...]
    credentials: str
    pointer: str
    is_undeclared: bool


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API sends; its body's type is among the models."""

    wire_name: str
    method: str
    summary: str
    description: str
    body: Body | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Api:
    """The whole document."""

    title: str
    version: str
    summary: str
    description: str
    package: str
    distribution: str
    servers: tuple[Server, ...]
    security_schemes: tuple[SecurityScheme, ...]
    groups: tuple[Group, ...]
    webhooks: tuple[Webhook, ...]
    models: tuple[str, ...]
    """Names of all classes and aliases of the models module, in its order."""
    outcomes: tuple[str, ...]
    """Those that say how a request went (`x-outcome`)."""
    personal: tuple[str, ...]
    """Names of the properties whose values are personal content (`x-personal`), sorted."""
    details: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """What codecs have to know of schemas, constant by constant; see `Details`."""
    extras: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Extras that its codecs need, with their requirements."""

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, group by group."""
        return tuple(operation for group in self.groups for operation in group.operations)
