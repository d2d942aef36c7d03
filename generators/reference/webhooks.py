"""Webhooks and callbacks as templates see them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from ..api.events import Mark, Webhook
    from .message_views import BodyView, ResponseView
    from .nodes import Node

_VALUES = 5
"""Values that a sentence lists."""


class Taking(NamedTuple):
    """How a request that the API sends is taken: a call of the package, and a method to write."""

    python: str
    handler: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one location."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class CallbackView:
    """A request that the API sends because of an operation."""

    name: str
    expression: str
    method: str
    description: Markup
    bodies: tuple[Node, ...]
    taking: Taking | None


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A request that the API sends."""

    name: str
    anchor: str
    method: str
    summary: str
    description: Markup
    inferred: str
    taking: Taking
    told: tuple[str, ...]
    parameters: tuple[Parameters, ...]
    body: BodyView | None
    responses: tuple[ResponseView, ...]


def taking(webhook: Webhook, *, named: bool) -> Taking:
    """Return how a request that the API sends is taken in Python."""
    name = f", name={webhook.wire_name!r}" if named else ""
    return Taking(
        f"webhooks.parse(headers, body{name}, secrets=…)  # {webhook.class_name}",
        f"WebhooksHandler.{webhook.operation.py_name}(event=…)",
    )


def told(mark: Mark) -> str:
    """Return a sentence on what tells a webhook from others, as Markdown."""
    place = "header field" if mark.place == "header" else "property"
    values = " or ".join(f"`{json.dumps(value)}`" for value in mark.values[:_VALUES])
    more = " and others" if len(mark.values) > _VALUES else ""
    return f"Told by the {place} `{'.'.join(mark.path)}`: {values}{more}."
