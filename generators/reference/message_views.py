"""Bodies and responses as templates see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from .nodes import Fact, Node


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example, as it is on the wire."""

    name: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class MediaView:
    """One media type of a body.

    Attributes:
        content_type: its name.
        node: its schema, or that of its items.
        notes: sentences, as HTML.
        examples: those of the document.
    """

    content_type: str
    node: Node
    notes: tuple[Markup, ...]
    examples: tuple[ExampleView, ...]
    inferred: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """What a request carries."""

    anchor: str
    required: bool
    description: Markup
    inferred: str
    media: tuple[MediaView, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """One declared response.

    Attributes:
        anchor: its id.
        status: as declared: a number, a range such as `4XX`, or `default`.
        kind: `success`, `redirect`, `error` or `other`: a class of the styles.
        reason: what HTTP calls the status; empty where it is not a single one.
        outcome: what its body reports of a failure, as HTML, a sentence each.
        links: what may be called next, by name, as JSON.
    """

    anchor: str
    status: str
    kind: str
    reason: str
    description: Markup
    inferred: str
    headers: tuple[Node, ...]
    media: tuple[MediaView, ...]
    outcome: tuple[Markup, ...]
    links: tuple[Fact, ...]
