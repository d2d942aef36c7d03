"""Findings as they are collected: one for each cause, whatever shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .kinds import Kind
from .samples import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .exchanges import Exchange
    from .values.facts import Fact

MAX_CAUSES: Final = 5000
"""Causes that are told apart; what is beyond is counted."""
_MAX_OPERATIONS: Final = 200
_MAX_DETAILS: Final = 200
"""Causes of one kind at one place that are told apart: of these there may be one for each name."""


class Cause(NamedTuple):
    """What findings have in common.

    Attributes:
        document: the number of the document, where several are compared.
        kind: what it is.
        pointer: where it is said otherwise, or would have to be said.
        detail: what tells it from others there: a name, a value, a keyword.
    """

    document: int
    kind: Kind
    pointer: str
    detail: str


@dataclass(slots=True)
class Found:
    """A cause and what shows it.

    Attributes:
        cause: the cause.
        count: exchanges that show it.
        first: time of the first, where it is known.
        last: time of the last.
        operations: titles of the operations, with how many exchanges of each show it.
        where: the part of the first one: `response body`, and the way to the value.
        example: the value, as it may be shown.
        place: file and number of the first exchange.
        sample: of all values.
        directions: `request`, `response`.
        more: what only this kind has.
    """

    cause: Cause
    count: int = 0
    first: str = ""
    last: str = ""
    operations: dict[str, int] = field(default_factory=dict)
    where: str = ""
    example: Any = None
    place: str = ""
    sample: Sample = field(default_factory=Sample)
    directions: set[str] = field(default_factory=set)
    more: Any = None

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.cause.kind

    @property
    def evidence(self) -> str:
        """How often it was seen and since when, as the document is to say it."""
        times = "once" if self.count == 1 else f"{self.count:,} times"
        if not self.first:
            return f"seen in traffic, {times}"
        if self.count == 1:
            return f"seen in traffic, once on {self.first[:10]}"
        return f"seen in traffic, {times} since {self.first[:10]}"


ANY_NAME: Final = "*"
"""The detail of properties whose names are data: there are too many to be told one by one."""
_MANY: Final = 20


def without_names(found: Iterable[Found]) -> list[Found]:
    """Return findings in which properties of many names at one place are one finding."""
    found = list(found)
    places: dict[tuple[int, str], list[Found]] = {}
    for item in found:
        if item.kind is Kind.PROPERTY:
            places.setdefault((item.cause.document, item.cause.pointer), []).append(item)
    many = {place: items for place, items in places.items() if len(items) >= _MANY}
    result = []
    for item in found:
        place = item.cause.document, item.cause.pointer
        if item.kind is not Kind.PROPERTY or place not in many:
            result.append(item)
        elif item is many[place][0]:
            result.append(_together(many[place]))
    return result


def _together(found: list[Found]) -> Found:
    """Return one finding for several: as many exchanges show it as show the most frequent."""
    most = max(found, key=lambda item: item.count)
    whole = replace(most, cause=most.cause._replace(detail=ANY_NAME), sample=Sample())
    whole.operations = dict(most.operations)
    for item in found:
        whole.sample.merge(item.sample)
        whole.first = min(filter(None, (whole.first, item.first)), default="")
        whole.last = max(whole.last, item.last)
        whole.directions |= item.directions
        for title, count in item.operations.items():
            whole.operations[title] = max(count, whole.operations.get(title, 0))
    return whole


class Collector:
    """Takes facts and keeps what shows each cause.

    Attributes:
        found: what was found, by cause.
        beyond: facts that were only counted.
    """

    def __init__(self) -> None:
        self.found: dict[Cause, Found] = {}
        self.beyond = 0
        self._details: dict[tuple[int, Kind, str], int] = {}
        self._counted: set[Cause] = set()
        self._exchange: Exchange | None = None
        self._title = ""

    def begin(self, exchange: Exchange, title: str) -> None:
        """Take the facts that follow as those of an exchange of this operation."""
        self._counted.clear()
        self._exchange, self._title = exchange, title

    def tell(
        self, document: int, fact: Fact, part: str, example: Any, *, sampled: bool = True
    ) -> Found | None:
        """Take a fact; give what is known of its cause, or None where there are too many causes.

        Args:
            document: number of the document.
            fact: the fact.
            part: of the exchange, `request body` for example.
            example: the value as it may be shown.
            sampled: whether a schema may be inferred from the value.
        """
        cause = Cause(document, fact.kind, fact.pointer, fact.detail)
        found = self.found.get(cause)
        if found is None:
            there = document, fact.kind, fact.pointer
            details = self._details[there] = self._details.get(there, 0) + 1
            if len(self.found) >= MAX_CAUSES or details > _MAX_DETAILS:
                self.beyond += 1
                return None
            found = self.found[cause] = Found(cause)
            found.where = f"{part} {path_text(fact.where)}".strip()
            found.example = example
            found.place = self._exchange.place if self._exchange else ""
        if sampled:
            found.sample.add(fact.value, is_personal=fact.is_personal)
        found.directions.add("response" if part.startswith("response") else "request")
        if cause not in self._counted:
            self._counted.add(cause)
            self._count(found)
        return found

    def _count(self, found: Found) -> None:
        found.count += 1
        if self._title and (
            self._title in found.operations or len(found.operations) < _MAX_OPERATIONS
        ):
            found.operations[self._title] = found.operations.get(self._title, 0) + 1
        time = self._exchange.time if self._exchange else ""
        if time:
            found.first = min(found.first or time, time)
            found.last = max(found.last, time)


_LONGEST: Final = 200


def clipped(text: str) -> str:
    """Return a text that people read, which traffic may have made very long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def path_text(where: tuple[str, ...]) -> str:
    """Return the way to a value as text: `items[].name`."""
    text = ""
    for name in where:
        step = clipped(name)
        text += step if step in {"[]", "{}"} or not text else f".{step}"
    return text
