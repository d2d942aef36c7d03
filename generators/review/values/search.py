"""The search for a value that some formulas hold for and others do not: a tableau.

For each type of JSON the formulas are taken apart until only atoms are left (a branch for each
choice); then a value is built that fits the atoms. What was asked for before is remembered. Where
a question leads to itself there is no value: a smallest value contains no other value of the same
kind. The search counts its steps and gives up, never by a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import numbers, texts
from .arrays import arrays
from .formulas import APPLIES, OPAQUE, TEXT_FORMATS
from .objects import objects
from .results import (
    NONE,
    UNKNOWN,
    Atom,
    Exhausted,
    Literal,
    Result,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .checking import Checker
    from .formulas import Formula, Formulas

TYPES = ("null", "boolean", "number", "string", "array", "object")
_DEEP = 40
"""Depth of values that are looked for."""


class Search:
    """Searches values.

    Args:
        formulas: all of them are its.
        checker: checks single values.
        steps: budget of each search.
    """

    def __init__(self, formulas: Formulas, checker: Checker, steps: int) -> None:
        self.formulas = formulas
        self.checker = checker
        self._budget = steps
        self._given = self._left = steps
        self._known: dict[frozenset[Literal], Result] = {}
        self._open: dict[frozenset[Literal], int] = {}
        self._lowest = 0
        self._assumed: dict[frozenset[Literal], int] = {}
        self._trail: list[frozenset[Literal]] = []

    def run(self, literals: list[Literal], steps: int | None = None) -> Result:
        """Search a value, with the whole budget or less."""
        self._given = self._left = self._budget if steps is None else min(steps, self._budget)
        self._open.clear()
        self._assumed.clear()
        self._trail.clear()
        self._lowest = _DEEP
        try:
            return self.solve(literals)
        except Exhausted:
            return UNKNOWN

    @property
    def used(self) -> int:
        """The steps of the last search."""
        return self._given - max(self._left, 0)

    def step(self) -> None:
        """Count one step.

        Raises:
            Exhausted: it was the last.
        """
        self._left -= 1
        if self._left < 0:
            raise Exhausted

    def solve(self, literals: list[Literal]) -> Result:
        """Search a value that all literals are true of."""
        key = frozenset(literals)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            self._lowest = min(self._lowest, self._open[key])
            return NONE
        if key in self._assumed:
            self._lowest = min(self._lowest, self._assumed[key])
            return NONE
        depth = len(self._open)
        if depth >= _DEEP:
            return UNKNOWN
        self._open[key] = depth
        around, self._lowest = self._lowest, _DEEP
        start = len(self._trail)
        result = self._by_type(literals)
        del self._open[key]
        self._remember(key, result, depth, start)
        self._lowest = min(around, self._lowest if self._lowest < depth else _DEEP)
        return result

    def _remember(self, key: frozenset[Literal], result: Result, depth: int, start: int) -> None:
        """Keep a result, if it holds everywhere.

        Where a question that is still open was taken to have no value, what follows from that is
        only assumed. If the outermost such question turns out to have none, all that was assumed
        on the way holds: none of these questions can be the one with the smallest value.
        """
        inner = self._trail[start:]
        del self._trail[start:]
        depends = self._lowest < depth
        if result.status is not Status.NONE:
            for other in inner:
                del self._assumed[other]
        elif depends:
            self._assumed[key] = self._lowest
            self._trail += [*inner, key]
        else:
            for other in inner:
                del self._assumed[other]
                self._known[other] = NONE
        if result.status is Status.FOUND or not depends:
            self._known[key] = result

    def _by_type(self, literals: list[Literal]) -> Result:
        best = NONE
        for type_ in TYPES:
            for atoms in self._branches(type_, literals, [], set()):
                result = self._leaf(type_, atoms)
                if result.status is Status.FOUND:
                    return result
                best = max(best, result, key=lambda item: item.status)
        return best

    def _leaf(self, type_: str, atoms: list[Literal]) -> Result:
        """Search a value of a type that atoms hold for."""
        self.step()
        listed = next(
            (a.formula.value for a in atoms if a.formula.name == "enum" and a.holds), None
        )
        if listed is not None:
            return self.first(atoms, iter([v for v in listed if type_of(v) == type_]), all_=True)
        if type_ == "null":
            return self.first(atoms, iter([None]), all_=True)
        if type_ == "boolean":
            return self.first(atoms, iter([True, False]), all_=True)
        if type_ == "number":
            pairs = [Atom(atom.formula, atom.holds) for atom in atoms]
            candidates = numbers.numbers(pairs)
            if candidates is None:
                return NONE
            return self.first(atoms, candidates, all_=numbers.finite(pairs))
        if type_ == "string":
            pairs = [Atom(atom.formula, atom.holds) for atom in atoms]
            texts_ = texts.texts(pairs)
            return NONE if texts_ is None else self.first(atoms, iter(texts_[0]), all_=texts_[1])
        result = arrays(self, atoms) if type_ == "array" else objects(self, atoms)
        if result.status is Status.FOUND and any(_doubtful(atom, result.value) for atom in atoms):
            return Result(Status.DOUBTFUL, result.value)
        return result

    def first(self, atoms: list[Literal], candidates: Iterator[Any], *, all_: bool) -> Result:
        """Return the first candidate that atoms hold for; `all_`: there are no others."""
        best = NONE if all_ else UNKNOWN
        for candidate in candidates:
            self.step()
            answers = [
                None
                if atom.formula.name in OPAQUE
                else self.checker.holds(atom.formula.schema, candidate) is atom.holds
                for atom in atoms
            ]
            if all(answers):
                return Result(Status.FOUND, candidate)
            if False not in answers:
                best = Result(Status.DOUBTFUL, candidate)
        return best

    def _branches(
        self, type_: str, todo: list[Literal], atoms: list[Literal], seen: set[Literal]
    ) -> Iterator[list[Literal]]:
        """Take formulas apart; yield the atoms of each way to make all of them true."""
        todo, waiting = list(reversed(todo)), list[Literal]()
        while todo or waiting:
            self.step()
            literal = todo.pop() if todo else waiting.pop(0)
            if literal in seen:
                continue
            formula, holds, sent = literal
            if any(Literal(formula, not holds, other) in seen for other in (True, False)):
                return
            kind = formula.kind
            if kind == "ref":
                seen.add(literal)
                todo.append(Literal(self.formulas.target(formula), holds, sent))
            elif kind == "not":
                seen.add(literal)
                todo.append(Literal(formula.parts[0], not holds, sent))
            elif (kind == "all") is holds and kind in {"all", "any"}:
                seen.add(literal)
                todo += [Literal(part, holds, sent) for part in reversed(formula.parts)]
            elif kind in {"all", "any", "one"}:
                if todo:
                    waiting.append(literal)
                    continue
                seen.add(literal)
                for choice in _ways(type_, literal):
                    # A variant that is ruled out does not say which names are sent.
                    names = sent and kind != "one"
                    more = [
                        Literal(part, is_so, sent and (is_so or names)) for part, is_so in choice
                    ]
                    yield from self._branches(type_, [*more, *waiting], list(atoms), set(seen))
                return
            else:
                seen.add(literal)
                fits = _fits(type_, formula, holds=holds)
                if fits is False:
                    return
                if fits is None:
                    atoms.append(literal)
        yield atoms


def _ways(type_: str, literal: Literal) -> Iterator[list[tuple[Formula, bool]]]:
    """Yield the ways that a type leaves: none that it excludes, and one that asks nothing alone.

    Of what is sent each way counts, as it also says which names may be sent.
    """
    formula, holds, sent = literal
    if not sent and formula.kind != "one":
        decided = (_decided(type_, part, holds=holds) for part in formula.parts)
        if any(is_so is True for is_so in decided):
            yield []
            return
    for choice in _choices(formula, holds=holds):
        if all(_decided(type_, part, holds=is_so) is not False for part, is_so in choice):
            yield choice


def _choices(formula: Formula, *, holds: bool) -> Iterator[list[tuple[Formula, bool]]]:
    """Yield the ways in which a formula that joins others can be true, or false."""
    parts = formula.parts
    if formula.kind in {"any", "all"}:
        for part in parts:
            yield [(part, holds)]
        return
    if holds:
        for index, part in enumerate(parts):
            others = [(other, False) for at, other in enumerate(parts) if at != index]
            yield [(part, True), *others]
        return
    yield [(part, False) for part in parts]
    for index, part in enumerate(parts):
        for other in parts[index + 1 :]:
            yield [(part, True), (other, True)]


def _decided(type_: str, formula: Formula, *, holds: bool) -> bool | None:
    """Whether a formula is decided by the type alone; None if not, and if it is no atom."""
    atom = formula.kind in {"atom", "type", "enum"}
    return _fits(type_, formula, holds=holds) if atom else None


def _fits(type_: str, formula: Formula, *, holds: bool) -> bool | None:
    """Whether an atom is decided by the type alone; None if not."""
    if formula.name == "type":
        if type_ in formula.value:
            return holds
        if type_ == "number" and "integer" in formula.value:
            return None
        return not holds
    applies = APPLIES.get(formula.name)
    if formula.name == "format" and type_ == "number" and formula.value not in TEXT_FORMATS:
        return None
    return holds if applies is not None and applies != type_ else None


def _doubtful(atom: Literal, value: Any) -> bool:
    name = atom.formula.name
    return name in OPAQUE or (
        name == "enum" and not atom.holds and any(value == other for other in atom.formula.value)
    )


def type_of(value: Any) -> str:
    """Return the type of a JSON value; integers are numbers."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"
