"""The whole page as its template sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..extensions import inferred
from . import keywords
from .anchors import Anchors
from .deprecations import DeprecatedView, deprecations
from .messages import Messages
from .nodes import Node, Part
from .operations import GroupView, Operations, OperationView, See, see
from .overview import SchemeView, ServerView, about, schemes, servers
from .prose import prose
from .schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from ..api.ir import Api
    from ..document import Document
    from ..models.finishing import ModelSet
    from ..pipeline import Generated
    from .webhooks import WebhookView

DEEPEST = 4
"""How many components below a body may be copied."""
MAX_ROWS = 6000
"""Lines of copied trees that a page may have; beyond that fewer components are copied."""

_FIXED = (
    *("top", "content", "facts", "markdown", "overview", "authentication", "operations"),
    *("webhooks", "schemas", "inferred", "legend", "search", "results", "navigation", "theme"),
    *("language", "menu", "policy", "base-url", "changes", "deprecated", "changelog"),
)
"""Ids that the templates give."""


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A component schema with a section of its own.

    Attributes:
        name: of the component.
        node: its tree.
        python: classes made from it.
        see: documentation elsewhere.
        users: what refers to it.
        outcome: what it reports of a failure, as HTML, a sentence each.
        former: ids that its section had in other versions.
    """

    name: str
    node: Node
    python: tuple[str, ...]
    see: See | None
    users: tuple[Part, ...]
    outcome: tuple[Markup, ...]
    former: tuple[str, ...] = ()


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
    deprecated: tuple[DeprecatedView, ...]
    badges: frozenset[str]
    package: str

    @property
    def operations(self) -> tuple[OperationView, ...]:
        """All operations, in the order of the page."""
        return tuple(view for group in self.groups for view in group.operations)


def page_of(generated: Generated, unsampled: Mapping[str, tuple[str, ...]]) -> Page:
    """Return the page of a document that could be described.

    Args:
        generated: of the document.
        unsampled: operation id to why it has no samples, or lacks some.
    """
    described = generated.described
    api, document, models = described.api, described.normal, described.models
    assert api is not None  # noqa: S101 - what the caller has checked
    assert document is not None  # noqa: S101 - likewise
    assert models is not None  # noqa: S101 - likewise
    drawn = _draw(api, document, unsampled, 0)
    # Each operation has at least some lines: where there are too many already, no tree is drawn.
    for depth in range(1, DEEPEST + 1) if drawn.rows * 2 <= MAX_ROWS else ():
        deeper = _draw(api, document, unsampled, depth)
        if deeper.rows > MAX_ROWS:
            break
        drawn = deeper
    schemas = tuple(_schemas(drawn.schemas, models))
    info = document.data.get("info") or {}
    nodes = list(_nodes(drawn.groups, schemas))
    page = Page(
        title=api.title,
        version=api.version,
        summary=api.summary,
        description=prose(api.description, top=2),
        inferred=inferred.reason(info),
        about=tuple(about(info, document)),
        servers=tuple(servers(document)),
        schemes=drawn.schemes,
        groups=drawn.groups,
        webhooks=drawn.webhooks,
        schemas=schemas,
        guessed=(),
        deprecated=deprecations(drawn.groups, nodes),
        badges=frozenset(badge.kind for node in nodes for badge in node.badges),
        package=api.package,
    )
    return replace(page, guessed=_guessed(page, nodes))


class _Drawn(NamedTuple):
    """What depends on how much is copied."""

    schemas: Schemas
    schemes: tuple[SchemeView, ...]
    groups: tuple[GroupView, ...]
    webhooks: tuple[WebhookView, ...]

    @property
    def rows(self) -> int:
        return sum(operation.size for group in self.groups for operation in group.operations)


def _draw(
    api: Api, document: Document, unsampled: Mapping[str, tuple[str, ...]], depth: int
) -> _Drawn:
    """Return the parts that have trees, with components copied to a depth."""
    anchors = Anchors()
    for name in _FIXED:
        anchors.take(name)
    schemas = Schemas(document, anchors)
    scheme_views = tuple(schemes(api, document, anchors))
    messages = Messages(document, api, schemas, anchors, depth=depth)
    operations = Operations(
        api, messages, anchors, {scheme.name: scheme.anchor for scheme in scheme_views}
    )
    tags = {tag["name"]: tag for tag in document.data.get("tags") or () if "name" in tag}
    groups = tuple(
        operations.group(group, tags.get(group.wire_name, {}), unsampled) for group in api.groups
    )
    webhooks = tuple(operations.webhook(webhook) for webhook in api.webhooks)
    return _Drawn(schemas, scheme_views, groups, webhooks)


def _schemas(schemas: Schemas, models: ModelSet) -> Iterator[SchemaView]:
    nodes = {name: schemas.section(name) for name in schemas.names}
    for name, node in nodes.items():
        raw = schemas.raw(name)
        class_names = (models.requests.get(name, ""), models.responses.get(name, ""))
        users = schemas.users.get(name, {})
        yield SchemaView(
            name,
            node,
            tuple(dict.fromkeys(filter(None, class_names))),
            see(raw) if isinstance(raw, dict) else None,
            tuple(Part(text, link) for link, text in users.items() if link != node.anchor),
            tuple(map(prose, keywords.outcome(raw))),
        )


def _nodes(groups: tuple[GroupView, ...], schemas: tuple[SchemaView, ...]) -> Iterator[Node]:
    """Give all nodes that have ids."""
    pending: list[Node] = []
    for group in groups:
        for operation in group.operations:
            pending += [node for parameters in operation.parameters for node in parameters.nodes]
            if operation.body is not None:
                pending += [media.node for media in operation.body.media]
            for response in operation.responses:
                pending += [*response.headers, *(media.node for media in response.media)]
    pending += [schema.node for schema in schemas]
    pending.reverse()
    while pending:
        node = pending.pop()
        if node.anchor:
            yield node
            pending += reversed(node.rows)


def _guessed(page: Page, nodes: list[Node]) -> tuple[InferredView, ...]:
    """Return all that is inferred, in the order of the page."""
    views: dict[tuple[str, str], InferredView] = {}

    def note(anchor: str, label: str, *texts: str) -> None:
        for text in filter(None, texts):
            views.setdefault((anchor, text), InferredView(anchor, label, text))

    note("overview", page.title, page.inferred, *(server.inferred for server in page.servers))
    for scheme in page.schemes:
        note(scheme.anchor, scheme.name, scheme.inferred)
    for group in page.groups:
        note(group.anchor, group.name, group.inferred)
        for operation in group.operations:
            note(operation.anchor, operation.id, *operation.inferred)
            for message in operation.messages:
                reasons = (message.inferred, *(media.inferred for media in message.media))
                note(message.anchor, operation.id, *reasons)
    for webhook in page.webhooks:
        note(webhook.anchor, webhook.name, webhook.inferred)
    for node in nodes:
        if not any(part.link for part in node.type) and node.kind != "body":
            note(node.anchor, node.path, node.inferred)
    return tuple(views.values())
