"""Objects: which properties are there, and what each of them has to be.

A name is sent only if the schema of what is sent declares it, by itself or by a pattern, or states
`additionalProperties`: where that is not written, undeclared names count as never sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from . import texts
from .matching import matching
from .results import NONE, UNKNOWN, Literal, Result, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .formulas import Formula
    from .search import Search

_DEEP = 20
"""References to references that are followed."""
_WAYS = 200
"""Ways to choose names that are tried."""
_PATTERNS = 4
"""Patterns of names that are told apart."""
_DECLARING = frozenset({"property", "required", "pattern property", "additional"})
"""Atoms that name what is sent; without any nothing is known of the names."""
_SEVERAL = frozenset({"pattern property", "additional", "propertyNames"})
"""Atoms about any number of names."""
_FRESH = "other"
"""A name that no schema declares."""


@dataclass
class _Cell:
    """The atoms about objects, sorted.

    Attributes:
        properties: demands on the value of one property.
        others: demands on properties by pattern, on additional ones, and on names.
        present: properties that have to be there.
        absent: properties that must not be there.
        declared: names that the schema of what is sent declares.
        low: the least number of properties.
        high: the greatest number.
        open: whether any name may be sent.
        closed: whether no other name may be sent.
        free: whether the schema of what is sent says nothing of names.
        listed: the only names that `propertyNames` allows, where it lists them.
    """

    properties: list[Literal] = field(default_factory=list)
    others: list[Literal] = field(default_factory=list)
    present: dict[str, None] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    declared: dict[str, None] = field(default_factory=dict)
    low: int = 0
    high: int | None = None
    open: bool = False
    closed: bool = False
    free: bool = True
    listed: dict[str, None] | None = None

    def add(self, literal: Literal) -> None:
        """Sort an atom in."""
        formula, holds, sent = literal
        name, value = formula.name, formula.value
        self.free = self.free and not (sent and name in _DECLARING)
        if name in {"property", "required"}:
            self._add_named(literal)
        elif name in _SEVERAL:
            self.others.append(literal)
        elif name in {"minProperties", "maxProperties"}:
            if (name == "minProperties") is holds:
                self.low = max(self.low, value + (not holds))
            else:
                limit = value - (not holds)
                self.high = limit if self.high is None else min(self.high, limit)
        if name == "additional" and sent:
            closes = holds and formula.parts[0].schema is False
            self.open = self.open or not closes
            self.closed = self.closed or (closes and not value[1])

    def _add_named(self, literal: Literal) -> None:
        formula, holds, sent = literal
        if sent:
            self.declared[formula.value] = None
        if formula.name == "property":
            self.properties.append(literal)
            if not holds:
                self.present[formula.value] = None
        elif holds:
            self.present[formula.value] = None
        else:
            self.absent.add(formula.value)

    def list_names(self, names: list[str], *, sent: bool) -> None:
        """Note the names that `propertyNames` lists."""
        before = self.listed
        self.listed = dict.fromkeys(name for name in names if before is None or name in before)
        if sent:
            self.declared.update(dict.fromkeys(names))
            self.free = False

    def of(self, name: str) -> list[Literal]:
        """Return the demands of one kind."""
        return [literal for literal in self.others if literal.formula.name == name]


def objects(search: Search, atoms: list[Literal]) -> Result:
    """Search an object that atoms hold for."""
    cell = _Cell()
    for atom in atoms:
        cell.add(atom)
    for literal in cell.of("propertyNames"):
        names = _listed(search, literal.formula.parts[0]) if literal.holds else None
        if names is not None:
            cell.list_names(names, sent=literal.sent)
    if cell.free and not (cell.others or cell.properties or cell.present or cell.absent):
        cell.open = True  # only the number of properties counts
    if cell.absent & cell.present.keys() or (cell.high is not None and cell.high < cell.low):
        return NONE
    some = [literal for literal in cell.others if not literal.holds]
    mentioned = dict.fromkeys(
        [
            *cell.declared,
            *cell.present,
            *(literal.formula.value for literal in cell.properties),
            *(cell.listed or ()),
        ]
    )
    for literal in cell.of("additional"):
        mentioned.update(dict.fromkeys(literal.formula.value[0]))
    kinds, whole = _kinds(cell)
    mentioned.update(dict.fromkeys(kinds))
    usable = [name for name in mentioned if name not in cell.absent and _sent(search, cell, name)]
    fresh = [_unmentioned(mentioned, index) for index in range(max(1, len(some)))]
    pool = [*usable, *(fresh if cell.open else [])]
    ways = [[name for name in pool if _about(search, literal, name)] for literal in some]
    named = cell.of("propertyNames")
    if any(literal.holds for literal in named):
        whole = whole and cell.closed
    elif named and not cell.closed:  # the names that may be sent are known, but for patterns
        whole = whole and not (cell.open or cell.free or cell.of("pattern property"))
    whole = whole or cell.listed is not None
    best = UNKNOWN if (not whole or cell.free) and some else NONE
    for count, chosen in enumerate(product(*ways)):
        if count >= _WAYS:
            return max(best, UNKNOWN, key=lambda item: item.status)
        result = _build(search, cell, dict(zip(range(len(some)), chosen, strict=True)), some, pool)
        if result.status is Status.FOUND:
            return result
        best = max(best, result, key=lambda item: item.status)
    return best


def _listed(search: Search, formula: Formula) -> list[str] | None:
    """Return the names that a schema of names lists; None where it allows others."""
    for _ in range(_DEEP):
        if formula.kind != "ref":
            break
        formula = search.formulas.target(formula)
    if formula.kind == "enum":
        return [value for value in formula.value if isinstance(value, str)]
    if formula.kind == "all":
        parts = (_listed(search, part) for part in formula.parts)
        return next((names for names in parts if names is not None), None)
    return None


def _kinds(cell: _Cell) -> tuple[list[str], bool]:
    """Return names that may be sent, and whether they are of all kinds.

    What a value has to be depends on the patterns that its name matches, so a name is of a kind
    with all that match the same ones. Names that match none are not among them.
    """
    own = {literal.formula.value: literal.sent for literal in cell.of("pattern property")}
    others = [pattern for literal in cell.of("additional") for pattern in literal.formula.value[1]]
    patterns = list(dict.fromkeys([*own, *others]))
    if len(patterns) > _PATTERNS:
        return [name for pattern in patterns for name in texts.examples(pattern)], False
    names: list[str] = []
    whole = True
    for chosen in product((True, False), repeat=len(patterns)):
        matched = tuple(pattern for pattern, is_so in zip(patterns, chosen, strict=True) if is_so)
        if not matched or not (cell.open or any(own.get(pattern) for pattern in matched)):
            continue
        found = _texts(matched, tuple(pattern for pattern in patterns if pattern not in matched))
        fresh = [name for name in found or () if name not in cell.declared]
        names += fresh
        whole = whole and (found == [] or bool(fresh))
        if found is None:
            names += texts.examples(matched[0])
    return names, whole


@cache
def _texts(matched: tuple[str, ...], unmatched: tuple[str, ...]) -> list[str] | None:
    return matching(matched, unmatched, 0, None)


def _unmentioned(mentioned: dict[str, None], index: int) -> str:
    name = f"{_FRESH}{index or ''}"
    while name in mentioned:
        name += "_"
    return name


def _sent(search: Search, cell: _Cell, name: str) -> bool:
    """Whether a name may be sent."""
    if name in cell.declared or cell.open:
        return True
    return any(
        literal.sent and _matches(search, literal.formula.value, name)
        for literal in cell.of("pattern property")
    )


def _matches(search: Search, pattern: str, name: str) -> bool:
    return search.checker.holds({"pattern": pattern}, name) is True


def _about(search: Search, literal: Literal, name: str) -> bool:
    """Whether the demand of a pattern, of `additionalProperties` or of names is about a name."""
    formula = literal.formula
    if formula.name == "propertyNames":
        return search.checker.holds(formula.parts[0].schema, name) is False
    if formula.name == "pattern property":
        return _matches(search, formula.value, name)
    names, patterns = formula.value
    return name not in names and not any(_matches(search, pattern, name) for pattern in patterns)


def _demands(search: Search, cell: _Cell, name: str) -> Iterator[Literal]:
    """Yield what the value of a property has to be."""
    for literal in cell.properties:
        if literal.formula.value == name:
            yield Literal(literal.formula.parts[0], literal.holds, literal.sent)
    for literal in cell.others:
        if (
            literal.holds
            and literal.formula.name != "propertyNames"
            and _about(search, literal, name)
        ):
            yield Literal(literal.formula.parts[0], holds=True, sent=literal.sent)


def _build(
    search: Search, cell: _Cell, chosen: dict[int, str], some: list[Literal], pool: list[str]
) -> Result:
    present = dict.fromkeys([*cell.present, *chosen.values()])
    if cell.high is not None and len(present) > cell.high:
        return NONE
    built: dict[str, object] = {}
    status = Status.FOUND
    for name in present:
        search.step()
        if not _sent(search, cell, name):
            return UNKNOWN if cell.free else NONE
        if name in cell.absent or not _named(search, cell, name):
            return NONE
        demands = list(_demands(search, cell, name))
        for index, literal in enumerate(some):
            if chosen[index] == name and literal.formula.name != "propertyNames":
                demands.append(Literal(literal.formula.parts[0], holds=False, sent=literal.sent))
        result = search.solve(demands)
        if result.status in {Status.NONE, Status.UNKNOWN}:
            return result
        status = min(status, result.status)
        built[name] = result.value
    unclear = not cell.closed
    more = [name for name in pool if name not in built and name not in cell.absent]
    more += [_unmentioned(dict.fromkeys([*built, *pool]), at) for at in range(9) if cell.open]
    for name in more:
        if len(built) >= cell.low:
            break
        result = search.solve(list(_demands(search, cell, name)))
        unclear = unclear or result.status is Status.UNKNOWN
        if result.status >= Status.DOUBTFUL and _named(search, cell, name):
            built[name] = result.value
            status = min(status, result.status)
    if len(built) < cell.low:
        return UNKNOWN if unclear else NONE
    return Result(status, built)


def _named(search: Search, cell: _Cell, name: str) -> bool:
    """Whether a name is one that `propertyNames` allows."""
    return all(
        search.checker.holds(literal.formula.parts[0].schema, name) is not False
        for literal in cell.of("propertyNames")
        if literal.holds
    )
