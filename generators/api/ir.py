"""The frozen description of an API: the only thing that templates see.

Everything is decided here: names, types, order. Templates loop and print. `pointer` leads back to
the source document for diagnostics that come late. Types and media types stand in `content`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .content import Media, Type


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
    def operations(self) -> tuple[Operation, ...]:
        """All operations, group by group."""
        return tuple(operation for group in self.groups for operation in group.operations)
