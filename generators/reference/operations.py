"""Operations and webhooks as templates see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..document.pointer import METHODS, join, parent
from ..extensions import inferred, sunset
from .nodes import Part
from .paging import pages_in_words
from .prose import is_address, prose
from .sending import repeating, versions
from .webhooks import CallbackView, Parameters, Taking, WebhookView, taking, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from ..api.events import Webhook
    from ..api.ir import Api, Group, Operation, Response, Server
    from .anchors import Anchors
    from .message_views import BodyView, ResponseView
    from .messages import Messages

_LOCATIONS = {
    "path": "Path parameters",
    "query": "Query parameters",
    "header": "Header fields",
    "cookie": "Cookies",
}
_TITLE = 120
"""Characters of the longest title."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One security scheme that has to be satisfied."""

    name: str
    anchor: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class See:
    """Documentation elsewhere; `address` is empty where a page may not link to it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation.

    Attributes:
        operation: as the generators describe it.
        id: operationId, or the name made from method and path.
        anchor: id of its section.
        title: its summary, or its id where that is none, or a whole paragraph.
        lead: a summary that is too long for a title, as HTML.
        path: in pieces; whether a piece is a parameter.
        security: alternatives; one without schemes says that none is needed.
        pages: how it answers a list in pages, in words; empty where it does not.
        repeating: what is to be known before it is sent again.
        versions: which versions it names or takes.
        python: how our client calls it.
        unsampled: why there is none in a language, or at all.
        former: ids that its section had in other versions.
    """

    operation: Operation
    id: str
    anchor: str
    method: str
    path: tuple[tuple[str, bool], ...]
    title: str
    lead: Markup
    description: Markup
    deprecated: bool
    sunset: str
    inferred: tuple[str, ...]
    see: See | None
    tags: tuple[str, ...]
    servers: tuple[Server, ...]
    security: tuple[tuple[Scheme, ...], ...]
    parameters: tuple[Parameters, ...]
    body: BodyView | None
    responses: tuple[ResponseView, ...]
    callbacks: tuple[CallbackView, ...]
    pages: str
    repeating: str
    versions: str
    python: str
    unsampled: tuple[str, ...]
    former: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[ResponseView, ...]:
        """The responses that are declared for failures."""
        return tuple(
            response
            for response in self.responses
            if response.kind == "error" or response.status == "default"
        )

    @property
    def messages(self) -> tuple[BodyView | ResponseView, ...]:
        """The request body, where there is one, and the responses."""
        return (*((self.body,) if self.body else ()), *self.responses)

    @property
    def size(self) -> int:
        """How many lines its trees have."""
        nodes = [node for group in self.parameters for node in group.nodes]
        for message in self.messages:
            nodes += [media.node for media in message.media]
        return sum(node.size for node in nodes)


@dataclass(frozen=True, slots=True)
class GroupView:
    """The operations of one tag."""

    name: str
    anchor: str
    description: Markup
    inferred: str
    see: See | None
    operations: tuple[OperationView, ...]


class Operations:
    """Describes the operations of one document.

    Args:
        api: the description.
        messages: describes what they carry.
        anchors: gives ids.
        schemes: security scheme to the id of its section.
    """

    def __init__(
        self, api: Api, messages: Messages, anchors: Anchors, schemes: dict[str, str]
    ) -> None:
        self._api = api
        self._messages = messages
        self._anchors = anchors
        self._schemes = schemes

    def group(
        self,
        group: Group,
        tag: dict[str, Any],
        unsampled: Mapping[str, tuple[str, ...]],
    ) -> GroupView:
        """Return the operations of a tag; `unsampled` is by operation id."""
        return GroupView(
            group.wire_name,
            self._anchors.take(f"tag-{group.wire_name}"),
            prose(group.description, top=3),
            inferred.reason(tag),
            see(tag),
            tuple(
                self.operation(operation, unsampled.get(operation.id, ()))
                for operation in group.operations
            ),
        )

    def operation(self, operation: Operation, unsampled: tuple[str, ...]) -> OperationView:
        """Return the view of an operation."""
        raw = self._messages.raw(operation.pointer)
        item = self._messages.raw(parent(operation.pointer))
        anchor = self._anchors.take(f"operation-{operation.id}")
        user = Part(operation.id, anchor)
        summary = operation.summary or str(item.get("summary") or "")
        return OperationView(
            operation=operation,
            id=operation.id,
            anchor=anchor,
            method=operation.method,
            path=path_pieces(operation.path),
            title=summary if 0 < len(summary) <= _TITLE else operation.id,
            lead=prose(summary if len(summary) > _TITLE else ""),
            description=prose(operation.description or item.get("description")),
            deprecated=operation.deprecated,
            sunset=str(raw.get(sunset.NAME) or ""),
            inferred=tuple(filter(None, (inferred.reason(item), inferred.reason(raw)))),
            see=see(raw),
            tags=operation.tags,
            servers=operation.servers,
            security=self._security(operation),
            parameters=tuple(self._parameters(operation, user)),
            body=self._messages.body(operation.body, user),
            responses=tuple(
                self._messages.response(response, user)
                for response in sorted(operation.responses, key=_rank)
            ),
            callbacks=tuple(self._callbacks(raw, user, operation.pointer)),
            pages=pages_in_words(operation.pagination),
            repeating=repeating(operation),
            versions=versions(operation),
            python=f"client.{operation.group}.{operation.py_name}",
            unsampled=unsampled,
        )

    def webhook(self, webhook: Webhook) -> WebhookView:
        """Return the view of a webhook."""
        anchor = self._anchors.take(f"webhook-{webhook.wire_name}")
        user, operation = Part(webhook.wire_name, anchor), webhook.operation
        return WebhookView(
            webhook.wire_name,
            anchor,
            operation.method,
            operation.summary,
            prose(operation.description),
            inferred.reason(self._messages.raw(webhook.pointer)),
            taking(webhook, named=not self._api.tells_events),
            tuple(map(told, webhook.marks)),
            tuple(self._parameters(operation, user)),
            self._messages.body(operation.body, user),
            tuple(self._messages.response(response, user) for response in operation.responses),
        )

    def _parameters(self, operation: Operation, user: Part) -> Iterator[Parameters]:
        for location, title in _LOCATIONS.items():
            nodes = tuple(
                self._messages.parameter(parameter, location, user)
                for parameter in operation.parameters
                if parameter.location == location
            )
            if nodes:
                yield Parameters(title, nodes)

    def _security(self, operation: Operation) -> tuple[tuple[Scheme, ...], ...]:
        return tuple(
            tuple(
                Scheme(
                    requirement.scheme,
                    self._schemes.get(requirement.scheme, ""),
                    requirement.scopes,
                )
                for requirement in alternative
            )
            for alternative in operation.security
        )

    def _callbacks(self, raw: dict[str, Any], user: Part, at: str) -> Iterator[CallbackView]:
        callbacks = raw.get("callbacks")
        for name, callback in (callbacks if isinstance(callbacks, dict) else {}).items():
            for expression, item in callback.items():
                for method in METHODS:
                    if isinstance(item, dict) and isinstance(item.get(method), dict):
                        operation = item[method]
                        text = operation.get("description") or operation.get("summary")
                        nodes = self._messages.bodies(operation, f"callback-{name}", user)
                        yield CallbackView(
                            name,
                            expression,
                            method.upper(),
                            prose(text),
                            nodes,
                            self._taken(at, name, expression, method),
                        )

    def _taken(self, pointer: str, name: str, expression: str, method: str) -> Taking | None:
        """Return how a callback of the operation at a pointer is taken."""
        place = join(pointer, "callbacks", name, expression, method)
        found = (event for event in self._api.callbacks if event.pointer == place)
        return next((taking(event, named=True) for event in found), None)


def _rank(response: Response) -> tuple[bool, str]:
    """Return what puts successes first, and any other status last."""
    return response.status == "default", response.status


def see(raw: dict[str, Any]) -> See | None:
    """Return the documentation elsewhere that an object names."""
    docs = raw.get("externalDocs")
    if not isinstance(docs, dict):
        return None
    address = str(docs.get("url") or "")
    text = str(docs.get("description") or address)
    return See(text, address if is_address(address) else "")


def path_pieces(path: str) -> tuple[tuple[str, bool], ...]:
    """Return a path in pieces, and whether each is a parameter."""
    pieces = re.split(r"(\{[^{}]*\}|/)", path)
    return tuple((piece, piece.startswith("{")) for piece in pieces if piece)
