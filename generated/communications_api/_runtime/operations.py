"""The facts of an API, as the generated code states them and the runtime reads them.

Names follow the OpenAPI Specification 3.1: Parameter Object, Media Type Object, Operation Object
and so on. Types are callables without arguments, so that stating a fact imports no model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .effects import Effect
    from .pagination import Pagination

ParameterLocation: TypeAlias = Literal["path", "query", "header", "cookie"]
ParameterStyle: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"
]
LazyType: TypeAlias = Callable[[], Any]
"""Gives the Python type of a value; called once, on first use."""

ResultT_co = TypeVar("ResultT_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an operation (or one header of a response).

    Attributes:
        name: the name on the wire.
        py_name: the keyword argument of client methods and handler methods.
        location: where it is sent.
        type: the Python type with its constraints, for example `Annotated[int, Field(ge=1)]`.
        required: whether it must be given.
        style: how arrays and objects are written (OpenAPI 3.1, "Style Values").
        explode: whether each array item or object property is written on its own.
        allow_reserved: whether RFC 3986 reserved characters are written as they are (query only).
        content_type: set where the parameter is declared by `content`: the value is then written in
            that media type (JSON) and `style` does not apply.
        default: the value a server assumes when the parameter is absent; None where none is stated.
        is_idempotency_key: whether a server acts once on all requests with one value of it: a
            client makes one up for each call that is given none.
    """

    name: str
    py_name: str
    location: ParameterLocation
    type: LazyType
    required: bool = False
    style: ParameterStyle = "simple"
    explode: bool = False
    allow_reserved: bool = False
    content_type: str | None = None
    default: Any = None
    is_idempotency_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property of a form or multipart body is written (OpenAPI Encoding Object).

    Attributes:
        content_type: may list several media types and ranges, separated by commas.
        style: how values are written, as in a query; None where parts have a media type instead.
        explode: with a style, whether items and properties are written on their own.
        allow_reserved: with a style, whether RFC 3986 reserved characters are written as they are.
        headers: further header fields of the parts (multipart only).
    """

    content_type: str | None = None
    style: ParameterStyle | None = None
    explode: bool = True
    allow_reserved: bool = False
    headers: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventData:
    """What the `data` of a server-sent event holds; `text` says that it is not JSON."""

    type: LazyType
    text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What a sequential media type is a sequence of (OpenAPI 3.2, "Sequential Media Types").

    Attributes:
        type: of an item; for server-sent events, of the `data` of events that are not in `events`,
            or None where there are no others.
        text: whether that `data` is text, not JSON.
        events: the `data` of server-sent events that have a name, by that name.
        end: data of the event that ends the stream, where there is one (`x-stream-end`).
    """

    type: LazyType | None = None
    text: bool = False
    events: Mapping[str, EventData] = field(default_factory=dict[str, EventData])
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemArray:
    """The array of a request body that a server reads item by item (`x-items`).

    Attributes:
        type: of an item.
        name: property that holds the array, on the wire; empty where the body is the array itself.
        min_items: how many there are at least.
        max_items: how many there are at most; None where there is no limit.
        id: property of an item that answers refer to it by, on the wire; empty where there is none.
    """

    type: LazyType
    name: str = ""
    min_items: int = 0
    max_items: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What the codec of a media type has to know of its schema, besides the type.

    Attributes:
        value: of this media type; what it is each codec says.
        shared: what several media types share, by name.
    """

    value: Any
    shared: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One media type of a request or response body.

    Attributes:
        content_type: as declared, possibly a range such as `image/*`.
        type: the Python type; None where the content is raw bytes, or a sequence.
        encoding: per property name, for form and multipart bodies.
        items: of a sequential media type, what it is a sequence of.
        array: of a request body that a server reads item by item, the array that holds the items.
        details: what the codec has to know besides, where that is something.
    """

    content_type: str
    type: LazyType | None = None
    encoding: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])
    items: Items | None = None
    array: ItemArray | None = None
    details: Details | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """The body of a request: one or more media types, the preferred one first."""

    media: tuple[Media, ...]
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One declared response.

    Attributes:
        status: `"200"`, a range such as `"4XX"`, or `"default"`.
        description: as declared.
        media: empty where the response has no body.
        headers: declared response headers.
    """

    status: str
    description: str = ""
    media: tuple[Media, ...] = ()
    headers: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A way to a token (OpenAPI OAuth Flow Object).

    Attributes:
        kind: its key: `clientCredentials`, `authorizationCode`, `password`, `implicit` or
            `deviceAuthorization`.
        token_url: where tokens are given; may be relative to where the API is.
        refresh_url: where they are refreshed; empty for `token_url`.
        scopes: names of the scopes there are.
    """

    kind: str
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """One way to authenticate (OpenAPI Security Scheme Object).

    Attributes:
        name: key under `components.securitySchemes`.
        type: `http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`.
        scheme: for `http`: the authentication scheme in lower case (`basic`, `bearer`, ...).
        location: for `apiKey`: `query`, `header` or `cookie`.
        parameter_name: for `apiKey`: name of the parameter on the wire.
        flows: for `oauth2`: the ways to a token, in documented order.
        metadata_url: of the metadata of the authorization server (RFC 8414, or OpenID Connect
            Discovery); empty where the document names none.
    """

    name: str
    type: Literal["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
    scheme: str = ""
    location: Literal["query", "header", "cookie", ""] = ""
    parameter_name: str = ""
    flows: tuple[Flow, ...] = ()
    metadata_url: str = ""

    @property
    def is_undeclared(self) -> bool:
        """Whether the document requires it, and does not say what it is.

        A client sends nothing for it; a server answers 501 until it is given a check of it.
        """
        return self.type == "http" and self.scheme == "undeclared"


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of a server's URL: the client's keyword, and the values that are allowed."""

    name: str
    keyword: str
    default: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One server; in `url` its variables are replaced by their defaults.

    `url` is absolute (`https://api.example.com/v1`) or a path (`/v1`). `name` is that by which a
    client chooses it, `template` the URL with its variables in braces, where it has some.
    """

    url: str
    description: str = ""
    name: str = ""
    template: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[ResultT_co]):
    """One operation: everything the runtime needs to call it or to serve it.

    Attributes:
        id: the operationId, or one derived from method and path where the document has none.
        group: attribute of the client, and keyword of `create_app`, that it belongs to (its tag).
        py_name: method name within the group.
        method: HTTP method in upper case.
        path: path template, starting with `/`, without the server's path.
        parameters: in documented order; path-level parameters included.
        body: None where the operation takes none.
        responses: in documented order.
        security: alternatives; each maps scheme name to required scopes and all its schemes are
            needed together. Empty: no authentication. An empty alternative: authentication is
            optional.
        deprecated: whether the document marks it so.
        servers: where the operation is served instead of the contract's servers; usually empty.
        stream_name: name of the client method that asks for a stream, where the response may be a
            stream or something else; empty otherwise.
        pagination: how it answers a list in pages; None where it does not (`x-pagination`).
        effect: what it changes; None where only the method says it (`x-effect`).
    """

    id: str
    group: str
    py_name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    deprecated: bool = False
    servers: tuple[Server, ...] = ()
    stream_name: str = ""
    pagination: Pagination | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The document as a whole.

    Attributes:
        title: `info.title`.
        version: `info.version`.
        servers: at least one; a document without servers has `/`.
        security_schemes: by name.
        operations: in documented order.
        user_agent: what the client sends as `User-Agent`.
        logger: name of the logger.
        personal: names of properties whose values are personal content.
    """

    title: str
    version: str
    servers: tuple[Server, ...]
    security_schemes: Mapping[str, SecurityScheme]
    operations: tuple[Operation[Any], ...]
    user_agent: str
    logger: str = "openapi_client"
    personal: frozenset[str] = frozenset()
