"""What the walk saw, put together: one finding for each root cause."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.review.classes import CLASSES
from generators.review.model import Direction, Finding, Lane, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generators.review.classes import Change
    from generators.review.compare.sides import Side


class At(NamedTuple):
    """A place in one of the documents; see `Place`."""

    pointer: str
    exact: bool = True


class Values(NamedTuple):
    """What changed into what, as JSON values."""

    before: Any = None
    after: Any = None


@dataclass(slots=True)
class Record:
    """A root cause, and who met it."""

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


class Recorder:
    """Takes what the walk saw; what has the same cause is kept once."""

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
        """Take one observation.

        Args:
            key: of the class of change, in `CLASSES`.
            direction: in which it was met.
            owner: the operation or pair of schemas that met it; None for the document itself.
            base: where it is in the base.
            head: the same for the head.
            values: what changed.
            subject: the thing it happened to, in words.
            name: the name that was added or removed, where there is one.
            confidence: see `Finding`.
            note: an addition to the text of the class.
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
        found = self.records.get(cause)
        if found is None:
            change = CLASSES[key]
            found = Record(change, subject, name, base, head, values, confidence, note)
            self.records[cause] = found
        found.directions.add(direction)
        found.owners.add(owner)

    def remove(self, cause: str) -> None:
        """Forget a record that another explains."""
        del self.records[cause]


def finding(record: Record, base: Side, head: Side, operations: tuple[str, ...]) -> Finding:
    """Return the finding that a record amounts to."""
    change = record.change
    directions = _known(record.directions)
    direction = Direction.BOTH if len(directions) > 1 else directions[0]
    if not change.directed:
        direction = Direction.NONE
    effects = [change.effect(one) for one in directions]
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


def _weight(one: Finding) -> tuple[Any, ...]:
    place = one.head or one.base
    where = (place.location.file, place.location.line, place.location.column) if place else ()
    lane = _LANES.index(one.lane)
    return (-one.level, lane, -one.wire, -one.code, where, one.id, one.title, one.fingerprint)


def _known(directions: set[Direction]) -> list[Direction]:
    """Return the directions in which something is sent; never sent is one where it is the only."""
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
    directions = _known(record.directions)
    said = {one: record.change.detail(one) for one in directions}
    if len(set(said.values())) > 1:
        parts = [f"In the {one}: {text}" for one, text in said.items() if text]
    else:
        parts = [text for text in dict.fromkeys(said.values()) if text]
    return " ".join([*parts, *([record.note] if record.note else [])])


def _place(side: Side, at: At | None) -> Place | None:
    if at is None:
        return None
    document = side.document
    return Place(document.locate(at.pointer, key=True), document.origin(at.pointer), exact=at.exact)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
