"""Verdicts by sets of values: which changes of schemas break, whatever their keywords suggest.

The walk notes changes keyword by keyword. Here the values that two schemas allow are compared as a
whole. Where all that was allowed still is, a change inside breaks nothing; where a value shows
that it is not, what was undecided is decided; and what no keyword shows is noted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..model import Direction, Level
from ..values import Answer, Verdict
from .engine import Engine
from .induction import Induction
from .recording import At
from .walk import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .recording import Record
    from .shapes import Shape
    from .walk import Walk

BUDGET = 250_000
"""Steps of all comparisons of one review."""
_FEW = 1_000
"""Steps for a pair that only leads to changes."""
_SENT = (Direction.REQUEST, Direction.RESPONSE)
_UNKNOWN = Verdict(Answer.UNKNOWN)
_SUBSET = Verdict(Answer.SUBSET)
_JOINING = ("not", "if", "contains", "dependentSchemas")
"""Keywords in which more values may mean fewer outside."""
_COMPUTED = frozenset({"if", "then", "else", "not", "type", "unevaluatedItems"})
"""Keywords that are compared as values, where the walk compares them as a whole."""
_LIMITING = frozenset(
    f"{subject}-{step}"
    for subject, steps in (
        ("additional-properties", ("narrowed", "widened")),
        ("property-names", ("added", "removed")),
    )
    for step in steps
)
"""Classes of change about undeclared properties."""
_NAMING = ("additionalProperties", "unevaluatedProperties", "propertyNames")
"""Keywords about undeclared properties."""
_TAGGED = {"discriminator-added", "discriminator-removed", "discriminator-property-changed"}
"""Classes of change after which two schemas are read in another way, whatever their values."""
_LONGEST = 160
"""Length of a value in a report."""


class Decisions:
    """Compares the values of pairs of schemas that a walk met.

    Attributes:
        verdicts: what was decided so far.
        changed: the pairs in which changes were met, among other owners.
    """

    def __init__(self, walk: Walk) -> None:
        self.verdicts: dict[Pair, Verdict] = {}
        self._walk = walk
        self._engines = {direction: Engine(walk, direction) for direction in _SENT}
        self.changed = {
            owner for record in walk.recorder.records.values() for owner in record.owners
        }
        self._induction = Induction(walk)
        for pair in _leading(walk, _tagged(walk)):
            self.verdicts[pair] = _UNKNOWN

    def of(self, pair: Pair) -> Verdict:
        """Say whether all that was allowed still is, or all that may come is expected."""
        if pair.direction not in self._engines:
            return _UNKNOWN
        if pair not in self.verdicts and not self._matters(pair):
            self.verdicts[pair] = _UNKNOWN
        if pair not in self.verdicts and self._induction.holds(pair):
            self.verdicts[pair] = _SUBSET
        if pair not in self.verdicts:
            used = sum(engine.values.used for engine in self._engines.values())
            engine = self._engines[pair.direction]
            self.verdicts[pair] = (
                engine.compare(pair, None if pair in self.changed else _FEW)
                if used < BUDGET
                else _UNKNOWN
            )
        return self.verdicts[pair]

    def proves(self, pair: Pair) -> bool:
        """Whether nothing in a pair breaks."""
        return self.of(pair).answer is Answer.SUBSET

    def excuses(self, pair: Pair, inner: Pair) -> bool:
        """Whether variants in a pair were only guessed to belong together, and it `proves`."""
        return (pair, inner) in self._walk.guessed and self.proves(pair)

    def sends_declared(self, pair: Pair) -> bool:
        """Whether only declared names are sent: some are, and nothing is written of others."""
        sender = self._shapes(pair)[0 if pair.direction is Direction.REQUEST else 1]
        declares = sender.properties or sender.unions or sender.all("patternProperties")
        return bool(declares) and sender.opened is None and not any(map(sender.all, _NAMING))

    def _matters(self, pair: Pair) -> bool:
        """Whether a pair may be decided otherwise than what is inside it."""
        return (
            pair in self.changed
            or bool(pair.form)
            or any(shape.unions or any(map(shape.all, _JOINING)) for shape in self._shapes(pair))
            or self._endless(pair)
        )

    def _endless(self, pair: Pair) -> bool:
        """Whether required properties lead from a schema to itself, so that it has no values."""
        start = self._shapes(pair)[0]
        seen, waiting = {""}, [start]
        while waiting and start.name:
            shape = waiting.pop()
            for name in shape.required.keys() & shape.properties.keys():
                inner = self._walk.shape(self._walk.base, shape.properties[name])
                if inner.home == start.home:
                    return True
                if inner.home not in seen:
                    seen.add(inner.home)
                    waiting.append(inner)
        return False

    def _shapes(self, pair: Pair) -> tuple[Shape, Shape]:
        walk = self._walk
        return walk.shape(walk.base, pair.base), walk.shape(walk.head, pair.head)


def _tagged(walk: Walk) -> list[Any]:
    """Return where a discriminator appeared, went or names another property."""
    records = walk.recorder.records.values()
    return [owner for record in records if record.change.key in _TAGGED for owner in record.owners]


def _leading(walk: Walk, owners: Iterable[Any]) -> set[Pair]:
    """Return pairs and all that lead to them."""
    leading: set[Pair] = set()
    waiting = [owner for owner in owners if isinstance(owner, Pair)]
    while waiting:
        pair = waiting.pop()
        if pair not in leading:
            leading.add(pair)
            waiting += [user for user in walk.users[pair] if isinstance(user, Pair)]
    return leading


def decide(walk: Walk) -> None:
    """Correct the records of a walk by the values of the schemas they were met in."""
    decisions = Decisions(walk)
    inside: dict[Any, list[Pair]] = {}
    for pair, users in walk.users.items():
        for user in users:
            inside.setdefault(user, []).append(pair)
    for pair in walk.users:
        if pair in decisions.changed:  # before what leads to them, while there is budget
            decisions.of(pair)
    exposed = _reached(inside, lambda pair, _: decisions.proves(pair))
    reached = _reached(inside, decisions.excuses)
    for record in walk.recorder.records.values():
        for direction in record.directions & set(_SENT):
            if not _counts(record, direction, decisions, exposed, reached):
                record.harmless.add(direction)
    broken = _above(walk, decisions, _owners(walk, decided=True))
    unclear = _above(walk, decisions, _owners(walk, decided=False))
    _show(walk, decisions, exposed, broken)
    _add(walk, decisions, exposed, broken | unclear)


def _reached(inside: dict[Any, list[Pair]], ends: Callable[[Pair, Pair], bool]) -> dict[Pair, None]:
    """Return the pairs that something sent leads to; `ends`: not from one pair to another in it."""
    reached: dict[Pair, None] = {}
    waiting = [
        pair for user, pairs in inside.items() if not isinstance(user, Pair) for pair in pairs
    ]
    while waiting:
        pair = waiting.pop(0)
        if pair not in reached:
            reached[pair] = None
            waiting += [inner for inner in inside.get(pair, ()) if not ends(pair, inner)]
    return reached


def _counts(
    record: Record,
    direction: Direction,
    decisions: Decisions,
    exposed: dict[Pair, None],
    reached: dict[Pair, None],
) -> bool:
    """Whether a change may break what is sent in a direction."""
    for owner in record.owners:
        if not isinstance(owner, Pair):
            return True
        if owner.direction is not direction:
            continue
        if _by_values(record, owner, decisions):
            breaks = owner in exposed and not decisions.proves(owner)
            if breaks and _breaks_where_used(record, direction, decisions, exposed):
                return True
        elif direction is Direction.REQUEST:
            if owner in reached:
                return True
        elif not (_is_limit(record) and decisions.sends_declared(owner)):
            return True
    return False


def _breaks_where_used(
    record: Record, direction: Direction, decisions: Decisions, exposed: dict[Pair, None]
) -> bool:
    """Whether the values at the place of use that a change is told at break, too."""
    return not record.through or any(
        not isinstance(user, Pair)
        or (user.direction is direction and user in exposed and not decisions.proves(user))
        for user in record.through
    )


def _is_limit(record: Record) -> bool:
    """Whether a change is about undeclared properties."""
    return record.change.key in _LIMITING or (
        record.change.key == "keyword-changed" and record.name == "unevaluatedProperties"
    )


def _by_values(record: Record, owner: Pair, decisions: Decisions) -> bool:
    """Whether the sets of values decide a change."""
    if record.change.key in _LIMITING:
        # Where nothing is written of undeclared names they count as never sent; yet who closes
        # a schema expects them.
        return not decisions.sends_declared(owner)
    if record.change.key != "keyword-changed":
        return record.change.by_values
    if record.name == "unevaluatedProperties":
        request = owner.direction is Direction.REQUEST
        return (record.values.after if request else record.values.before) is None
    return record.name in _COMPUTED


def _owners(walk: Walk, *, decided: bool) -> set[Pair]:
    """Return the pairs in which something breaks, or may break."""
    owners: set[Pair] = set()
    for record in walk.recorder.records.values():
        for direction in record.directions & set(_SENT) - record.harmless:
            effect = record.change.effect(direction)
            if effect.wire is Level.MAJOR and effect.undecided is not decided:
                pairs = [owner for owner in record.owners if isinstance(owner, Pair)]
                owners.update(pair for pair in pairs if pair.direction is direction)
    return owners


def _above(walk: Walk, decisions: Decisions, pairs: Iterable[Pair]) -> set[Pair]:
    """Return pairs and those that lead to them."""
    above: set[Pair] = set()
    waiting = list(pairs)
    while waiting:
        pair = waiting.pop()
        if pair not in above and not decisions.proves(pair):
            above.add(pair)
            waiting += [user for user in walk.users[pair] if isinstance(user, Pair)]
    return above


def _show(walk: Walk, decisions: Decisions, exposed: dict[Pair, None], broken: set[Pair]) -> None:
    """Decide what is undecided, and only that, by values that show it."""
    for record in walk.recorder.records.values():
        for direction in sorted(record.directions & set(_SENT) - record.harmless):
            undecided = record.change.effect(direction).undecided
            if not undecided:
                continue
            owners = [o for o in record.owners if isinstance(o, Pair) and o in exposed]
            for owner in sorted(owner for owner in owners if owner.direction is direction):
                if not _by_values(record, owner, decisions):
                    continue
                verdict = decisions.of(owner)
                if verdict.answer is Answer.WITNESS and owner not in broken:
                    record.shown[direction] = _sentence(verdict, direction)
                    break


def _add(walk: Walk, decisions: Decisions, exposed: dict[Pair, None], known: set[Pair]) -> None:
    """Note what breaks and no keyword shows, at the innermost place."""
    for pair in reversed(exposed):
        verdict = decisions.of(pair)
        if verdict.answer is not Answer.WITNESS or pair in known:
            continue
        shapes = walk.shape(walk.base, pair.base), walk.shape(walk.head, pair.head)
        places = (shapes[0].home or pair.base[0], shapes[1].home or pair.head[0])
        walk.owner = pair
        walk.emit(
            "values-changed",
            pair.direction,
            At(places[0]),
            At(places[1]),
            note=_sentence(verdict, pair.direction),
        )
        walk.owner = None
        known |= _above(walk, decisions, [pair])


def _sentence(verdict: Verdict, direction: Direction) -> str:
    """Return the sentence that shows a value."""
    text = json.dumps(verdict.value, ensure_ascii=False)
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    was = "was accepted" if direction is Direction.REQUEST else "may be sent"
    numbers = {0: "no variant", 2: "two variants"}
    if verdict.variants is not None and verdict.variants != 1:
        matches = numbers.get(verdict.variants, f"{verdict.variants} variants")
        verb = "now matches" if direction is Direction.REQUEST else "matched"
        return f"`{text}` {was} and {verb} {matches}."
    end = "is now refused" if direction is Direction.REQUEST else "was not allowed"
    return f"`{text}` {was} and {end}."
