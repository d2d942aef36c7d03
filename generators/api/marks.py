"""What tells webhooks apart: a header field, or a property of the body, with other values in each.

Values are those that the document lists there (`const`, `enum`, the values of a discriminator).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ..document.composition import Composition, Placed, TooEntangled
from ..document.pointer import join
from ..document.unions import Listed, Unions
from ..runtime.codecs.table import codec_of
from .events import Mark, Webhook, may_be_another
from .parameters import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..document import Document

_SCHEMAS = "/components/schemas"
_DEPTH = 3
"""Names of properties that lead to a value, at most."""

_Key: TypeAlias = tuple[str, tuple[str, ...]]


class _Pair(NamedTuple):
    """The places of two webhooks, by number."""

    one: int
    other: int


class Marks:
    """Finds what tells the webhooks of a normal document apart."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._composition = Composition(document)
        self._unions = Unions(document)
        self._chosen: dict[str, dict[str, list[Any]]] | None = None

    def told(
        self, webhooks: Sequence[Webhook], described: Sequence[Mapping[str, Any]]
    ) -> list[Webhook]:
        """Return webhooks with their marks: as few as tell apart what can be told apart.

        Args:
            webhooks: without marks.
            described: their Operation Objects.
        """
        listed = [
            {
                **self._headers(raw, webhook.operation.pointer),
                **self._fields(raw, webhook.operation.pointer),
            }
            for webhook, raw in zip(webhooks, described, strict=True)
        ]
        keys = dict.fromkeys(key for entry in listed for key in entry)
        telling = {key: _pairs(key, listed) for key in keys}
        waiting = set().union(*telling.values()) if telling else set()
        chosen: list[_Key] = []
        if len(webhooks) == 1:
            chosen = list(keys)[:1]
        while waiting:
            # A header field is read before the body; of properties, the one nearest to the top.
            best = max(
                keys,
                key=lambda key: (len(telling[key] & waiting), key[0] == "header", -len(key[1])),
            )
            chosen.append(best)
            waiting -= telling[best]
        return [
            replace(
                webhook,
                marks=tuple(
                    Mark(*key, entry[key].values, entry[key].required)
                    for key in chosen
                    if key in entry
                ),
            )
            for webhook, entry in zip(webhooks, listed, strict=True)
        ]

    # --- one webhook ------------------------------------------------------------------------------

    def _headers(self, raw: Mapping[str, Any], pointer: str) -> dict[_Key, Listed]:
        listed: dict[_Key, Listed] = {}
        for index, parameter in enumerate(raw.get("parameters") or ()):
            at = join(pointer, "parameters", index)
            value, at = resolve(self._document, parameter, at)
            schema = value.get("schema")
            if value.get("in") != "header" or not isinstance(schema, dict):
                continue
            values = self._composition.values(Placed(join(at, "schema"), schema))
            if values and all(isinstance(item, (str, int)) for item in values):
                key = "header", (str(value["name"]).lower(),)
                listed[key] = Listed(tuple(values), value.get("required") is True)
        return listed

    def _fields(self, raw: Mapping[str, Any], pointer: str) -> dict[_Key, Listed]:
        body = raw.get("requestBody")
        if not isinstance(body, dict):
            return {}
        body, at = resolve(self._document, body, join(pointer, "requestBody"))
        each: list[dict[tuple[str, ...], Listed]] = []
        for content_type, media in (body.get("content") or {}).items():
            codec = codec_of(content_type)
            schema = media.get("schema")
            is_read = codec.holds_json or (codec.has_fields and not codec.holds_data)
            if not is_read or codec.has_files or not isinstance(schema, dict):
                return {}  # it would not be told in a body of this media type
            place = Placed(join(at, "content", content_type, "schema"), schema)
            try:
                each.append(dict(self._paths(place, _DEPTH if codec.holds_json else 1)))
            except TooEntangled:
                return {}
        first = each[0] if each else {}
        return {
            ("field", path): _joined([entry[path] for entry in each])
            for path in first
            if all(path in entry for entry in each)
        }

    def _paths(self, schema: Placed, depth: int) -> Iterator[tuple[tuple[str, ...], Listed]]:
        """Give the values that a schema lists, by the names of the properties that lead to them."""
        listed = dict(self._unions.listed(*schema))
        actual = self._composition.follow(*schema)
        if actual is None:
            return
        if actual.pointer.startswith(f"{_SCHEMAS}/"):
            for name, values in self._discriminated(actual.pointer).items():
                listed[name] = Listed(tuple(values), required=True)
        for name, values_of in listed.items():
            yield (name,), values_of
        if depth == 1:
            return
        parts = self._composition.parts(actual)
        required = {name for _, part in parts for name in part.get("required") or ()}
        for name, value in self._composition.properties(actual).items():
            if name not in listed:
                for path, inner in self._paths(value, depth - 1):
                    needed = inner.required and name in required
                    yield (name, *path), Listed(inner.values, needed)

    def _discriminated(self, pointer: str) -> Mapping[str, list[Any]]:
        """Return the values that discriminators give a component, by property."""
        if self._chosen is None:
            self._chosen = {}
            for name in self._unions.schemas:
                telling = self._unions.telling(name)
                if telling is None or not telling.declared:
                    continue
                for value, variant in telling.variants.items():
                    for component in {name, variant}:
                        own = self._chosen.setdefault(join(_SCHEMAS, component), {})
                        own.setdefault(telling.name, []).append(value)
        return self._chosen.get(pointer, {})


def _joined(each: Sequence[Listed]) -> Listed:
    values = dict.fromkeys(value for listed in each for value in listed.values)
    return Listed(tuple(values), all(listed.required for listed in each))


def _pairs(key: _Key, listed: Sequence[Mapping[_Key, Listed]]) -> set[_Pair]:
    """Return the pairs of webhooks that have other values at a place."""
    values = {
        number: {repr(value) for value in entry[key].values}
        for number, entry in enumerate(listed)
        if key in entry
    }
    return {
        _Pair(one, other)
        for one, other in combinations(values, 2)
        if values[one].isdisjoint(values[other])
    }


def ambiguous(webhooks: Sequence[Webhook]) -> dict[int, list[str]]:
    """Return the webhooks that may be taken for others, by number, with the names of these."""
    result: dict[int, list[str]] = {}
    for (number, one), (place, other) in combinations(enumerate(webhooks), 2):
        if may_be_another(one, other):
            result.setdefault(number, []).append(other.wire_name)
            result.setdefault(place, []).append(one.wire_name)
    return dict(sorted(result.items()))
