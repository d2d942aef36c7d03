"""The facts of a command line, as the generated code states them. Nothing is imported for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OptionKind: TypeAlias = Literal[
    "text", "date", "date-time", "uuid", "integer", "number", "boolean", "json", "value"
]
"""How the text of an option is read: `json` must be JSON, `value` is JSON where it can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One parameter of an operation.

    Attributes:
        name: of the option, without the dashes.
        argument: keyword of the client's method.
        kind: how its text is read.
        many: whether it may be repeated, each time with one more value.
        required: whether it must be given.
        choices: the values that the document lists, as they are typed.
        help: what it is.
    """

    name: str
    argument: str
    kind: OptionKind = "text"
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an operation takes as body.

    Attributes:
        media: the declared media types.
        fields: whether values in it can be set by name.
        files: whether such a value may be a file.
        required: whether there must be one.
        help: what it is.
    """

    media: tuple[str, ...]
    fields: bool = False
    files: bool = False
    required: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """How an operation is called with any number of items.

    Attributes:
        method: of the client's group.
        run: makes the call; `importing.import_items`, which only such packages have.
    """

    method: str
    run: Callable[..., int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One operation.

    Attributes:
        name: of the command.
        id: of the operation.
        method: of the client's group.
        request: HTTP method and path, such as `GET /pets/{id}`.
        summary: one line.
        description: more.
        deprecated: whether the document marks it so.
        options: in documented order.
        body: None where it takes none.
        paged: whether it answers a list in pages.
        bulk: None where it cannot be called with any number of items.
    """

    name: str
    id: str
    method: str
    request: str
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    options: tuple[Option, ...] = ()
    body: Body | None = None
    paged: bool = False
    bulk: Bulk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The operations of one tag; `attribute` is that of the client."""

    name: str
    attribute: str
    help: str = ""
    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A command line.

    Attributes:
        name: what it is called, also the name of the distribution.
        package: import name of the generated package.
        version: what `--version` prints.
        environment: what names of environment variables begin with.
        help: what the API is.
        base_url: the default; empty where the caller has to give one.
        secrets: keywords of the client for the secrets of each security scheme.
        servers: names of the document's servers, where a client can choose.
        variables: keywords of the client for variables of their URLs.
        groups: in documented order.
        grants: of each security scheme whose tokens the client gets by itself, the keywords for
            that, each after what it is: `client_id`, `client_secret`, `refresh_token` or
            `token_url`.
    """

    name: str
    package: str
    version: str
    environment: str
    help: str = ""
    base_url: str = ""
    secrets: Mapping[str, tuple[str, ...]]
    servers: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    grants: Mapping[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict[str, tuple[tuple[str, str], ...]]
    )

    def variable(self, name: str, environment: str = "") -> str:
        """Return the environment variable for a keyword of the client.

        Args:
            name: of the keyword, such as `base_url`.
            environment: one of several, such as `staging`.
        """
        middle = f"{environment.upper().replace('-', '_')}_" if environment else ""
        return f"{self.environment}_{middle}{name.upper()}"
