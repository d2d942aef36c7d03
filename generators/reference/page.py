"""The whole page as its template sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generators.reference import keywords
from generators.reference.anchors import Anchors
from generators.reference.messages import Messages
from generators.reference.nodes import Fact, Node, Part
from generators.reference.operations import GroupView, Operations, See, WebhookView, see
from generators.reference.prose import is_address, prose
from generators.reference.samples import sample_views
from generators.reference.schemas import Schemas, inferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generators.api.ir import Api, SecurityScheme
    from generators.document import Document
    from generators.models import ModelSet
    from generators.pipeline import Generated

DEPTHS = (4, 3, 2, 1, 0)
"""How many components below a body may be copied, the most first."""
MAX_ROWS = 6000
"""Lines of copied trees that a page may have; beyond that fewer components are copied."""

_FIXED = (
    *("top", "content", "facts", "samples-pack", "overview", "authentication", "operations"),
    *("webhooks", "schemas", "inferred", "legend", "search", "results", "navigation", "theme"),
    *("language", "menu", "policy", "base-url"),
)
"""Ids that the templates give."""


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server, its variables as facts."""

    url: str
    description: Markup
    inferred: str
    variables: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme."""

    name: str
    anchor: str
    title: str
    description: Markup
    inferred: str
    facts: tuple[Fact, ...]
    scopes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A component schema with a section of its own.

    Attributes:
        name: of the component.
        node: its tree.
        python: classes that are made of it.
        see: documentation elsewhere.
        users: what refers to it.
        outcome: what it reports of a failure, as HTML, a sentence each.
    """

    name: str
    node: Node
    python: tuple[str, ...]
    see: See | None
    users: tuple[Part, ...]
    outcome: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class InferredView:
    """One thing that the source does not state: where, and why."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """All of it."""

    title: str
    version: str
    summary: str
    description: Markup
    inferred: str
    about: tuple[tuple[str, See], ...]
    servers: tuple[ServerView, ...]
    schemes: tuple[SchemeView, ...]
    groups: tuple[GroupView, ...]
    webhooks: tuple[WebhookView, ...]
    schemas: tuple[SchemaView, ...]
    guessed: tuple[InferredView, ...]
    badges: frozenset[str]
    package: str
    packed: dict[str, Any] | None


def page_of(generated: Generated) -> Page:
    """Return the page of a document that could be generated."""
    described = generated.described
    api, document, models = described.api, described.normal, described.models
    assert api is not None  # noqa: S101 - what the caller has checked
    assert document is not None  # noqa: S101 - likewise
    assert models is not None  # noqa: S101 - likewise
    samples = sample_views(generated)
    for depth in DEPTHS:
        anchors = Anchors()
        for name in _FIXED:
            anchors.take(name)
        schemas = Schemas(document, anchors)
        schemes = tuple(_schemes(api, document, anchors))
        messages = Messages(document, schemas, anchors, depth=depth)
        by_name = {one.name: one.anchor for one in schemes}
        operations = Operations(api, messages, anchors, by_name)
        tags = {tag["name"]: tag for tag in document.data.get("tags") or () if "name" in tag}
        groups = tuple(
            operations.group(one, tags.get(one.wire_name, {}), samples.shown, samples.missing)
            for one in api.groups
        )
        rows = sum(operation.size for group in groups for operation in group.operations)
        if rows <= MAX_ROWS:
            break
    webhooks = tuple(operations.webhook(one) for one in api.webhooks)
    found = tuple(_schemas(schemas, models))
    info = document.data.get("info") or {}
    page = Page(
        title=api.title,
        version=api.version,
        summary=api.summary,
        description=prose(api.description, top=2),
        inferred=inferred(info),
        about=tuple(_about(info, document)),
        servers=tuple(_servers(document)),
        schemes=schemes,
        groups=groups,
        webhooks=webhooks,
        schemas=found,
        guessed=(),
        badges=frozenset(badge.kind for node in _nodes(groups, found) for badge in node.badges),
        package=api.package,
        packed=samples.packed,
    )
    return _with_guessed(page)


def _about(info: dict[str, Any], document: Document) -> Iterator[tuple[str, See]]:
    contact, licence = info.get("contact"), info.get("license")
    if isinstance(contact, dict):
        for key in ("url", "email"):
            address = str(contact.get(key) or "")
            if address:
                to = f"mailto:{address}" if key == "email" else address
                yield "Contact", _link(str(contact.get("name") or address), to)
    if isinstance(licence, dict):
        name = str(licence.get("name") or licence.get("identifier") or "")
        yield "License", _link(name, str(licence.get("url") or ""))
    if info.get("termsOfService"):
        yield "Terms", _link("Terms of service", str(info["termsOfService"]))
    elsewhere = see(document.data)
    if elsewhere is not None:
        yield "See also", elsewhere


def _link(text: str, address: str) -> See:
    return See(text, address if is_address(address) else "")


def _servers(document: Document) -> Iterator[ServerView]:
    servers: list[dict[str, Any]] = document.data.get("servers") or [{"url": "/"}]
    for raw in servers:
        variables = raw.get("variables") or {}
        facts = []
        for name, variable in variables.items():
            values = variable.get("enum") or ()
            text = str(variable.get("default", ""))
            if values:
                text += f" (one of {', '.join(map(str, values))})"
            facts.append(Fact(name, text))
        description = prose(raw.get("description"))
        yield ServerView(str(raw.get("url", "/")), description, inferred(raw), tuple(facts))


_SCHEMES = {
    "basic": "HTTP Basic: user name and password",
    "bearer": "Bearer token",
    "digest": "HTTP Digest",
    "apiKey": "API key",
    "oauth2": "OAuth 2",
    "openIdConnect": "OpenID Connect",
    "mutualTLS": "Client certificate (mutual TLS)",
}


def _schemes(api: Api, document: Document, anchors: Anchors) -> Iterator[SchemeView]:
    for scheme in api.security_schemes:
        raw = document.resolve(scheme.pointer)
        kind = scheme.scheme if scheme.type == "http" else scheme.type
        facts = list(_scheme_facts(scheme, raw))
        scopes: dict[str, str] = {}
        for name, flow in (raw.get("flows") or {}).items():
            for key in ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"):
                facts += [Fact(f"{name}, {key}", str(flow[key]))] if flow.get(key) else []
            scopes |= {scope: str(text or "") for scope, text in (flow.get("scopes") or {}).items()}
        yield SchemeView(
            scheme.name,
            anchors.take(f"scheme-{scheme.name}"),
            _SCHEMES.get(kind, kind),
            prose(scheme.description),
            inferred(raw),
            tuple(facts),
            tuple(Fact(name, text) for name, text in scopes.items()),
        )


def _scheme_facts(scheme: SecurityScheme, raw: dict[str, Any]) -> Iterator[Fact]:
    if scheme.type == "apiKey":
        yield Fact(scheme.location, scheme.parameter_name)
    elif scheme.type == "http":
        yield Fact("header", f"Authorization: {scheme.scheme.title()} …")
    if raw.get("bearerFormat"):
        yield Fact("bearerFormat", str(raw["bearerFormat"]))
    if raw.get("openIdConnectUrl"):
        yield Fact("openIdConnectUrl", str(raw["openIdConnectUrl"]))


def _schemas(schemas: Schemas, models: ModelSet) -> Iterator[SchemaView]:
    nodes = {name: schemas.section(name) for name in schemas.names}
    for name, node in nodes.items():
        raw = schemas.raw(name)
        made = (models.requests.get(name, ""), models.responses.get(name, ""))
        users = schemas.users.get(name, {})
        yield SchemaView(
            name,
            node,
            tuple(dict.fromkeys(filter(None, made))),
            see(raw) if isinstance(raw, dict) else None,
            tuple(Part(text, link) for link, text in users.items()),
            tuple(map(prose, keywords.outcome(raw))),
        )


def _nodes(groups: tuple[GroupView, ...], schemas: tuple[SchemaView, ...]) -> Iterator[Node]:
    """Give all nodes that have ids."""
    waiting = [schema.node for schema in schemas]
    for group in groups:
        for operation in group.operations:
            waiting += [node for one in operation.parameters for node in one.nodes]
            if operation.body is not None:
                waiting += [media.node for media in operation.body.media]
            for response in operation.responses:
                waiting += [*response.headers, *(media.node for media in response.media)]
    while waiting:
        node = waiting.pop()
        if node.anchor:
            yield node
            waiting += node.rows


def _with_guessed(page: Page) -> Page:
    found: dict[tuple[str, str], InferredView] = {}

    def note(anchor: str, label: str, *texts: str) -> None:
        for text in filter(None, texts):
            found.setdefault((anchor, text), InferredView(anchor, label, text))

    note("overview", page.title, page.inferred, *(one.inferred for one in page.servers))
    for scheme in page.schemes:
        note(scheme.anchor, scheme.name, scheme.inferred)
    for group in page.groups:
        note(group.anchor, group.name, group.inferred)
        for operation in group.operations:
            note(operation.anchor, operation.id, *operation.inferred)
            for message in operation.messages:
                said = (message.inferred, *(media.inferred for media in message.media))
                note(message.anchor, operation.id, *said)
    for webhook in page.webhooks:
        note(webhook.anchor, webhook.name, webhook.inferred)
    for node in reversed(list(_nodes(page.groups, page.schemas))):
        if not any(part.link for part in node.type) and node.kind != "body":
            note(node.anchor, node.path, node.inferred)
    return replace(page, guessed=tuple(found.values()))
