"""The changes that the walk met, grouped: one finding for each root cause."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..changes.row import Effect
from ..classes import CLASSES
from ..model import Direction, Finding, Lane, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..classes import Change
    from .sides import Side


_LISTED = 6
"""Values of a list that a title names one by one."""
_HARMLESS = {
    Direction.REQUEST: "All values that were accepted still are: compared as sets.",
    Direction.RESPONSE: "Only values that were allowed before are sent: compared as sets.",
}


class At(NamedTuple):
    """A place in one of the documents; see `Place`.

    Attributes:
        pointer: to the value.
        exact: see `Place`.
        line: the pointer of the text that says so; empty where it is the value itself. A property
            is required by an entry beside the properties.
    """

    pointer: str
    exact: bool = True
    line: str = ""


class Values(NamedTuple):
    """A value before and after a change, as JSON."""

    before: Any = None
    after: Any = None


@dataclass(slots=True)
class Record:
    """A root cause, with the operations or pairs of schemas it was met in.

    Attributes:
        inside: the way from its place to what changed, through references.
        through: the operations or pairs that hold its place, where that is one of use; empty where
            all that leads to its owners does.
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
    inside: str = ""
    directions: set[Direction] = field(default_factory=set)
    owners: set[Any] = field(default_factory=set)
    through: set[Any] = field(default_factory=set)
    harmless: set[Direction] = field(default_factory=set)
    shown: dict[Direction, str] = field(default_factory=dict)

    def copy(self, **changes: Any) -> Record:
        """Return the same change, to be decided on its own."""
        sets: dict[str, Any] = {
            "directions": set(self.directions),
            "owners": set(self.owners),
            "through": set(self.through),
            "harmless": set(self.harmless),
            "shown": dict(self.shown),
        }
        return replace(self, **{**sets, **changes})

    @property
    def cause(self) -> str:
        """What tells it from other changes, as text."""
        places = [at.pointer if at and at.exact else None for at in (self.base, self.head)]
        return _text([self.change.key, *places, self.name, *self.values, self.inside])

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
        record = Record(CLASSES[key], subject, name, base, head, values, confidence, note)
        record = self.records.setdefault(record.cause, record)
        record.directions.add(direction)
        record.owners.add(owner)

    def replace(self, record: Record, others: Iterable[Record]) -> None:
        """Put records in the place of one."""
        del self.records[record.cause]
        for other in others:
            known = self.records.setdefault(other.cause, other)
            known.directions |= other.directions
            known.owners |= other.owners
            known.through |= other.through


def to_finding(
    record: Record, base: Side, head: Side, operations: tuple[str, ...], known_by: str
) -> Finding:
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
        inside=record.inside,
        known_by=known_by,
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
    change = record.change
    before, after = record.values
    text = (change.added if before is None else change.removed if after is None else "") or (
        _told_as(change.title, before, after)
    )
    inside = "{before}" in text or "{after}" in text
    for gap, shown in (
        ("{name}", _code(record.name)),
        ("{subject}", record.subject or "the document"),
        ("{before}", _bound(record.base) + (_short(before) or "nothing")),
        ("{after}", _bound(record.head) + (_short(after) or "nothing")),
    ):
        text = text.replace(gap, shown)
    ends = "" if inside or not change.shows_values else _values(before, after)
    return text[:1].upper() + text[1:] + ends


def _bound(at: At | None) -> str:
    """Return the word before a bound that is excluded itself."""
    keyword = at.pointer.rpartition("/")[2] if at is not None and at.exact else ""
    return {"exclusiveMinimum": "more than ", "exclusiveMaximum": "less than "}.get(keyword, "")


def _told_as(title: str, before: Any, after: Any) -> str:
    """Return the title of a field that changed: it may have been added or removed."""
    if title.endswith("ed from {before} to {after}"):  # what is not written has a default
        title = title.replace("from {before} ", "") if before is None else title
        return title.replace("{after}", "the default") if after is None else title
    if title.endswith(" changed") and (before is None) is not (after is None):
        verb = "added" if before is None else "removed"
        return f"{title.removesuffix('changed')}was {verb}"
    return title


def _values(before: Any, after: Any) -> str:
    """Return the end of a title: the values, as far as there are any."""
    old, new = _short(before), _short(after)
    if old and new:
        return f": {old} → {new}"
    if isinstance(before or after, list):
        return f": {old or new}"
    return f": was {old}" if old else f": now {new}" if new else ""


def _short(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and 0 < len(value) <= _LISTED and not _nested(value):
        return _joined([_code(item if isinstance(item, str) else _text(item)) for item in value])
    return _code(value if isinstance(value, str) else _text(value))


def _nested(values: list[Any]) -> bool:
    return any(isinstance(value, (dict, list)) for value in values)


def _joined(texts: list[str]) -> str:
    return ", ".join(texts)


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
    location = document.locate(at.line or at.pointer, key=True)
    return Place(location, document.origin(at.pointer), exact=at.exact)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
