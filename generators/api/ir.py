"""The frozen description of an API: the only thing that templates see.

Everything is decided here: names, types, order. Templates loop and print. `pointer` leads back to
the source document for diagnostics that come late. Types and media types stand in `content`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..runtime.responses import names_version, successes, takes_version
from .events import may_be_another

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..runtime.effects import Effect
    from ..runtime.pagination import Pagination
    from .content import Media, Type
    from .events import Webhook


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, or a header of a response.

    `must_be_given` says whether a caller of the client has to give it: a client makes up an
    idempotency key, which may be required on the wire all the same.
    """

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
    is_idempotency_key: bool = False

    @property
    def must_be_given(self) -> bool:
        """Whether a call of the client needs it."""
        return self.required and not self.is_idempotency_key


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
class ServerVariable:
    """A variable of a server; `py_name` is the keyword of the client, `values` its `enum`."""

    name: str
    py_name: str
    default: str
    values: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Server:
    """One server; in `url` variables are replaced by their defaults.

    Attributes:
        name: by which a client chooses it; empty where it cannot.
        template: the URL with its variables in braces.
    """

    url: str
    description: str
    name: str = ""
    template: str = ""
    variables: tuple[ServerVariable, ...] = ()


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
        pagination: how it answers a list in pages; None where it does not.
        each_name: method that calls it with any number of items; empty where there is none.
        effect: what it is stated to change; None where only the method says it.
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
    pagination: Pagination | None = None
    each_name: str = ""
    effect: Effect | None = None

    @property
    def idempotency_key(self) -> Parameter | None:
        """The header field that tells a request from its repetitions; None where there is none."""
        return next((item for item in self.parameters if item.is_idempotency_key), None)

    @property
    def names_version(self) -> bool:
        """Whether `if_changed` of the client takes it."""
        fields = {item.wire_name.lower() for item in self.parameters if item.location == "header"}
        fields |= {
            header.wire_name.lower()
            for response in successes(self.responses)
            for header in response.headers
        }
        return names_version(self.method, fields, [item.status for item in self.responses])

    @property
    def takes_version(self) -> bool:
        """Whether `if_unchanged` of the client takes it."""
        fields = {item.wire_name.lower() for item in self.parameters if item.location == "header"}
        return takes_version(fields, [item.status for item in self.responses])


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
    """A keyword of the client's constructor that takes a secret, or what gets one.

    `part` is `username`, `password`, `token` or `api_key`; of a grant `client_id`, `client_secret`,
    `refresh_token` or `token_url`.
    """

    py_name: str
    part: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A way to a token (OpenAPI OAuth Flow Object); `kind` is its key."""

    kind: str
    token_url: str
    refresh_url: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """One way to authenticate; servers get `credentials`, clients send `secrets`, if any.

    With what `grant` takes a client gets its tokens by itself; it is empty where none can be got.
    """

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
    grant: tuple[Secret, ...] = ()
    flows: tuple[Flow, ...] = ()
    metadata_url: str = ""

    @property
    def keywords(self) -> tuple[Secret, ...]:
        """All that the client's constructor takes for it."""
        return (*self.secrets, *self.grant)


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
    callbacks: tuple[Webhook, ...]
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
    contradictions: tuple[tuple[str, str], ...] = ()
    """Where examples contradict their schemas: JSON Pointers, and lines of the source."""

    @property
    def server_variables(self) -> tuple[ServerVariable, ...]:
        """The variables of all servers, each once; with `values` where all servers list some."""
        merged: dict[str, ServerVariable] = {}
        for variable in (item for server in self.servers for item in server.variables):
            known = merged.get(variable.name, variable)
            both = known.values and variable.values
            values = tuple(dict.fromkeys([*known.values, *variable.values])) if both else ()
            merged[variable.name] = replace(known, values=values)
        return tuple(merged.values())

    @property
    def has_bulk(self) -> bool:
        """Whether an operation has a method that takes any number of items."""
        return any(operation.each_name for operation in self.operations)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, group by group."""
        return tuple(operation for group in self.groups for operation in group.operations)

    @property
    def events(self) -> tuple[Webhook, ...]:
        """All that the API sends: webhooks, then callbacks."""
        return (*self.webhooks, *self.callbacks)

    @property
    def tells_events(self) -> bool:
        """Whether every two webhooks are told apart by what they say."""
        return bool(self.webhooks) and not any(
            may_be_another(one, other)
            for number, one in enumerate(self.webhooks)
            for other in self.webhooks[number + 1 :]
        )

    @property
    def knows_unknown(self) -> bool:
        """Whether an event may turn out to be none of the document's."""
        return self.tells_events and any(webhook.marks for webhook in self.webhooks)
