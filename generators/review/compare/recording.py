"""The changes that the walk met, grouped: one finding for each root cause."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.review.changes.row import Effect
from generators.review.classes import CLASSES
from generators.review.model import Direction, Finding, Lane, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generators.review.classes import Change
    from generators.review.compare.sides import Side


_HARMLESS = {
    Direction.REQUEST: "All values that were accepted still are: compared as sets.",
    Direction.RESPONSE: "Only values that were allowed before are sent: compared as sets.",
}


class At(NamedTuple):
    """A place in one of the documents; see `Place`."""

    pointer: str
    exact: bool = True


class Values(NamedTuple):
    """A value before and after a change, as JSON."""

    before: Any = None
    after: Any = None


@dataclass(slots=True)
class Record:
    """A root cause, with the operations or pairs of schemas it was met in.

    Attributes:
        harmless: directions in which the values of the schemas show that it breaks nothing.
        shown: directions in which a value shows that it breaks, with the sentence that says so.
    """

    change: Change
    subject: str
    name: str
    base: At | None
    head: At | None
    values: Values
    confidence: float | None
    note: str
    directions: set[Direction] = field(default_factory=set)
    owners: set[Any] = field(default_factory=set)
    harmless: set[Direction] = field(default_factory=set)
    shown: dict[Direction, str] = field(default_factory=dict)

    def effect(self, direction: Direction) -> Effect:
        """Return its levels in one direction, as the values of the schemas decide them."""
        effect = self.change.effect(direction)
        if direction in self.harmless:
            return Effect(min(effect.wire, Level.MINOR), effect.code)
        if direction in self.shown:
            return Effect(effect.wire, effect.code)
        return effect

    def detail(self, direction: Direction) -> str:
        """Return why it has its levels in one direction."""
        if direction in self.harmless and self.change.effect(direction).wire is Level.MAJOR:
            return _HARMLESS.get(direction, "")
        return self.shown.get(direction) or self.change.detail(direction)


class Recorder:
    """Collects the changes that the walk meets, once for each cause."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}

    def add(
        self,
        key: str,
        direction: Direction,
        owner: Any,
        base: At | None,
        head: At | None,
        values: Values,
        *,
        subject: str = "",
        name: str = "",
        confidence: float | None = None,
        note: str = "",
    ) -> None:
        """Add one change.

        Args:
            key: of the class of change, in `CLASSES`.
            direction: in which it was met.
            owner: the operation or pair of schemas that met it; None for the document itself.
            base: where it is in the base.
            head: the same for the head.
            values: what changed.
            subject: the part of the document that changed, as text.
            name: the name that was added or removed, where there is one.
            confidence: see `Finding`.
            note: a text beside that of the class.
        """
        cause = _text(
            [
                key,
                base.pointer if base and base.exact else None,
                head.pointer if head and head.exact else None,
                name,
                values.before,
                values.after,
            ]
        )
        record = self.records.get(cause)
        if record is None:
            change = CLASSES[key]
            record = Record(change, subject, name, base, head, values, confidence, note)
            self.records[cause] = record
        record.directions.add(direction)
        record.owners.add(owner)

    def remove(self, cause: str) -> None:
        """Remove a record that another one explains."""
        del self.records[cause]


def to_finding(record: Record, base: Side, head: Side, operations: tuple[str, ...]) -> Finding:
    """Return the finding for a record."""
    change = record.change
    directions = _sent_directions(record.directions)
    direction = Direction.BOTH if len(directions) > 1 else directions[0]
    if not change.directed:
        direction = Direction.NONE
    effects = [record.effect(sent_in) for sent_in in directions]
    wire = max(effect.wire for effect in effects)
    code = max(effect.code for effect in effects)
    undecided = all(effect.undecided for effect in effects if effect.wire is Level.MAJOR)
    breaks = Level.MAJOR in {wire, code}
    return Finding(
        id=change.id(direction),
        lane=_lane(change, wire, code, undecided=undecided),
        wire=wire,
        code=code,
        title=_title(record),
        detail=_detail(record),
        hint=change.hint if breaks else "",
        direction=direction,
        base=_place(base, record.base),
        head=_place(head, record.head),
        before=record.values.before,
        after=record.values.after,
        operations=operations,
        confidence=record.confidence,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, heaviest first, then by place."""
    return tuple(sorted(findings, key=_weight))


_LANES = list(Lane)


def _weight(finding: Finding) -> tuple[Any, ...]:
    place = finding.head or finding.base
    position = (place.location.file, place.location.line, place.location.column) if place else ()
    lane = _LANES.index(finding.lane)
    return (
        -finding.level,
        lane,
        -finding.wire,
        -finding.code,
        position,
        finding.id,
        finding.title,
        finding.fingerprint,
    )


def _sent_directions(directions: set[Direction]) -> list[Direction]:
    """Return the directions in which something is sent; `NONE` only if there is no other."""
    return sorted(directions - {Direction.NONE}) or [Direction.NONE]


def _lane(change: Change, wire: Level, code: Level, *, undecided: bool) -> Lane:
    if change.lane is not None:
        return change.lane
    if wire is Level.MAJOR:
        return Lane.UNDECIDED if undecided else Lane.WIRE
    return Lane.CODE if code is Level.MAJOR else Lane.COMPATIBLE


def _title(record: Record) -> str:
    text = record.change.title.replace("{name}", _code(record.name))
    text = text.replace("{subject}", record.subject or "the document")
    before, after = (_short(value) for value in record.values)
    if not record.change.shows_values:
        values = ""
    elif before and after:
        values = f": {before} → {after}"
    else:
        word = "" if isinstance(record.values.before or record.values.after, list) else "now "
        values = f": {word.replace('now', 'was') if before else word}{before or after}"
        values = values if before or after else ""
    return text[:1].upper() + text[1:] + values


def _short(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else _text(value)
    return _code(text)


def _code(text: str) -> str:
    text = " ".join(text.split())
    return f"`{text if len(text) <= 80 else text[:77] + '…'}`"


def _detail(record: Record) -> str:
    directions = _sent_directions(record.directions)
    details = {direction: record.detail(direction) for direction in directions}
    if len(set(details.values())) > 1:
        parts = [f"In the {direction}: {text}" for direction, text in details.items() if text]
    else:
        parts = [text for text in dict.fromkeys(details.values()) if text]
    return " ".join([*parts, *([record.note] if record.note else [])])


def _place(side: Side, at: At | None) -> Place | None:
    if at is None:
        return None
    document = side.document
    return Place(document.locate(at.pointer, key=True), document.origin(at.pointer), exact=at.exact)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
