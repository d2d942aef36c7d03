"""JSON of documentation: which schema it is meant to fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.objects import mapping
from ..document.pointer import join
from ..rules.flags import Direction, direction_of
from ..runtime.media_types import is_json
from .contents import media_types
from .values import names_of, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..rules.registry import Context
    from .addresses import Addresses, Endpoint
    from .blocks import Block

_CALL = re.compile(r"\b(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)\s+`?(/[^\s`*\"',)]*)")
_NAME = re.compile(r"[A-Za-z_][\w.-]{2,}")
_LEAST_NAMES = 2
_LEAST_SHARE = 0.6
_LEAST_NEAR = 0.5
_MOST = 5
"""Schemas that a value is tried with, where only its shape speaks."""


class Candidate(NamedTuple):
    """A schema that a value may be meant to fit.

    Attributes:
        pointer: of the schema.
        direction: in which the value travels.
        title: how messages name it.
        is_request: whether it is the body of a request.
        status: of a response; empty for others.
    """

    pointer: str
    direction: Direction
    title: str
    is_request: bool = False
    status: str = ""


def bodies(context: Context, endpoint: Endpoint) -> Iterator[Candidate]:
    """Give the schemas of the JSON that an operation takes and answers with."""
    at = join(endpoint.pointer, "requestBody")
    at, body = context.follow(at, endpoint.value.get("requestBody"))
    for media_type, pointer in media_types(at, mapping(body)):
        if is_json(media_type):
            title = f"the request of {endpoint.title}"
            yield Candidate(pointer, Direction.REQUEST, title, is_request=True)
    responses = mapping(endpoint.value.get("responses"))
    at = join(endpoint.pointer, "responses")
    for status, (_, place, response) in zip(responses, context.entries(at, responses), strict=True):
        for media_type, pointer in media_types(place, mapping(response)):
            if is_json(media_type):
                title = f"the answer {status} of {endpoint.title}"
                yield Candidate(pointer, Direction.RESPONSE, title, status=str(status))


class Shapes:
    """Finds schemas for JSON."""

    def __init__(self, addresses: Addresses, context: Context) -> None:
        self.addresses = addresses
        self.context = context
        self._all: list[tuple[Candidate, frozenset[str]]] | None = None
        self._ids = {
            str(endpoint.value["operationId"]): endpoint
            for endpoint in addresses.endpoints
            if "operationId" in endpoint.value
        }

    def named_by(self, words: str) -> Endpoint | None:
        """Return the last operation that words name, by method and path or by its id."""
        for call in reversed(_CALL.findall(words)):
            match = self.addresses.match(call[0], call[1].rstrip(".:;"))
            endpoint = match.endpoint or self.addresses.at(call[0], call[1].rstrip(".:;"))
            if endpoint is not None:
                return endpoint
        for word in reversed(_NAME.findall(words)):
            if word in self._ids:
                return self._ids[word]
        return None

    def marked(self, block: Block) -> list[Candidate] | str:
        """Return the schemas that a comment before a block names; a text where there are none."""
        candidates: list[Candidate] = []
        words = block.mark.split()
        for word in words:
            key, _, name = word.partition("=")
            if key == "schema":
                pointer = join("/components/schemas", name)
                if resolved(self.context, pointer)[1] is None:
                    return f"the document has no schema `{name}`"
                return [Candidate(pointer, Direction.ANY, f"the schema {name}")]
            if key == "operation":
                endpoint = self.addresses.named(name)
                if endpoint is None:
                    return f"the document has no operation `{name}`"
                candidates = list(bodies(self.context, endpoint))
        if "request" in words:
            candidates = [candidate for candidate in candidates if candidate.is_request]
        for word in words:
            key, _, status = word.partition("=")
            if key == "response":
                candidates = [
                    candidate
                    for candidate in candidates
                    if not candidate.is_request and status in {"", candidate.status}
                ]
        return candidates or f"`openapi: {block.mark}` names no schema of JSON"

    def near(self, endpoint: Endpoint, value: Any) -> list[Candidate]:
        """Return the schemas of an operation that have names of a value, the best first."""
        names = _names(value)
        found = []
        for candidate in bodies(self.context, endpoint):
            share = self._share(candidate, names)
            if share >= _LEAST_NEAR:
                found.append((share, candidate))
        found.sort(key=lambda entry: -entry[0])
        return [candidate for _, candidate in found]

    def _share(self, candidate: Candidate, names: frozenset[str]) -> float:
        known = self._known(candidate.pointer)
        if not known:
            return 0.0
        return len(names & known) / len(names) if names else 0.0

    def _known(self, pointer: str) -> frozenset[str]:
        names = names_of(self.context, pointer)
        if names.known:
            return frozenset(names.known)
        return frozenset(name for at in names.items for name in names_of(self.context, at).known)

    def alike(self, value: Any) -> list[Candidate]:
        """Return the schemas of the document whose properties a value has, the best first."""
        names = _names(value)
        if len(names) < _LEAST_NAMES:
            return []
        found = []
        for candidate, known in self._schemas():
            common = len(names & known)
            share = common / len(names)
            if common >= _LEAST_NAMES and share >= _LEAST_SHARE:
                found.append((share, common / len(known), candidate))
        found.sort(key=lambda entry: (-entry[0], -entry[1]))
        return [candidate for _, _, candidate in found[:_MOST]]

    def _schemas(self) -> list[tuple[Candidate, frozenset[str]]]:
        if self._all is None:
            listed: dict[str, Candidate] = {}
            for endpoint in self.addresses.endpoints:
                for candidate in bodies(self.context, endpoint):
                    at = resolved(self.context, candidate.pointer)[0]
                    listed.setdefault(at or candidate.pointer, candidate)
            components = mapping(mapping(self.context.document.data.get("components")))
            for name in mapping(components.get("schemas")):
                at = join("/components/schemas", name)
                at = resolved(self.context, at)[0] or at
                candidate = Candidate(at, direction_of(at), f"the schema {name}")
                listed.setdefault(at, candidate._replace(direction=Direction.ANY))
            self._all = [
                (candidate, known)
                for candidate in listed.values()
                if (known := self._known(candidate.pointer))
            ]
        return self._all


def _names(value: Any) -> frozenset[str]:
    """Return the names of the properties of a value, or of the first item of a list."""
    if isinstance(value, list) and value:
        value = value[0]
    return frozenset(mapping(value))
