"""Which change of the document caused which change of the package.

A change of the package has places in both documents (`python_sources`), and so has a finding: the
nearest finding is the cause. Changes without a finding near them are returned, not hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..document.pointer import parent, split
from .model import ApiChange, Finding, Lane, Level
from .python_clients import AND_ASYNC
from .python_servers import ASKS_HANDLERS
from .python_sources import RETURNS, Sources, schema_of, sources
from .taken_names import cause_of, taken_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..pipeline import Described

_ASYNC = re.compile(r"^(?:Async(?=Client\b)|async_client\.Async)")
_NAME = re.compile(r"(?!class\b)\b\w+")
_CLASS = re.compile(r"\bclass (\w+)")
_SPLITS = frozenset({"class-split", "class-merged"})
"""Kinds of changes that follow from `readOnly` and `writeOnly` alone."""
_FLAGS = frozenset({"read", "write"})
"""Words in the ids of findings about these."""
_OPEN = "Enums of the generated package are open: code also has to expect values without a member."
_OPEN_UNION = (
    "Unions with a discriminator are open in the generated package: code has to expect "
    "`UnknownVariant` already."
)


class Attributed(NamedTuple):
    """Findings with the changes of the package they caused, and changes without a cause."""

    findings: tuple[Finding, ...]
    unexplained: tuple[ApiChange, ...]


def attribute(
    findings: Sequence[Finding],
    changes: Sequence[ApiChange],
    base: Described,
    head: Described,
) -> Attributed:
    """Attach each change of the package to the finding that caused it, and settle the levels.

    Args:
        findings: of the documents, with levels as their classes have them.
        changes: of the packages that were generated of the same documents.
        base: the document before, of which a package was generated.
        head: the document after, likewise.
    """
    index = _Index(findings, sources(base), sources(head))
    caused: dict[int, list[ApiChange]] = defaultdict(list)
    unattributed: list[ApiChange] = []
    taken = taken_names(index.at[1], *index.sides)
    for change in changes:
        cause = cause_of(change, taken)
        if cause is None:
            cause = index.cause(change)
        if cause is None:
            unattributed.append(change)
        else:
            caused[cause].append(change)
    unexplained = []
    # What is only reached from another change of its kind comes after it.
    for change in sorted(unattributed, key=lambda change: _companion(change, caused) is None):
        cause = _companion(change, caused)
        if cause is None:
            cause = index.holder(change)
        if cause is None:
            cause = index.user(change, caused)
        if cause is None:
            cause = index.namesake(change, caused)
        if cause is None:
            unexplained.append(change)
        else:
            caused[cause].append(change)
    settled = [settle(finding, caused.get(number, [])) for number, finding in enumerate(findings)]
    for name in taken:
        finding = settled[name.number]
        settled[name.number] = replace(finding, detail=f"{finding.detail} {name.about}".strip())
    return Attributed(tuple(settled), tuple(unexplained))


def settle(finding: Finding, changes: Sequence[ApiChange]) -> Finding:
    """Return a finding with the changes of the package it caused, and the resulting levels.

    If the package changed, its heaviest change is the level for code, whatever the class of the
    finding is; demands on handlers count as an addition. If it did not change, existing code still
    type checks: it can only notice another behaviour, and no more than callers on the wire do. A
    finding that breaks only code is in the lane for that, and no other finding is.
    """
    if changes:
        code = max(
            Level.MINOR if change.kind in ASKS_HANDLERS else change.level for change in changes
        )
    else:
        code = min(finding.code, finding.wire, Level.MINOR)
    lane = finding.lane
    if lane in {Lane.COMPATIBLE, Lane.DOCS, Lane.CODE}:
        heaviest = max(code, finding.wire)
        breaks = code is Level.MAJOR and finding.wire is not Level.MAJOR
        if breaks:
            lane = Lane.CODE
        elif lane is Lane.CODE or (lane is Lane.DOCS and heaviest > Level.PATCH):
            lane = Lane.COMPATIBLE if heaviest > Level.PATCH else Lane.DOCS
    detail = " ".join(filter(None, [finding.detail, *_explanations(changes)]))
    return replace(finding, code=code, lane=lane, detail=detail, api=(*finding.api, *changes))


def _explanations(changes: Sequence[ApiChange]) -> Iterator[str]:
    if any(change.kind == "member-added" for change in changes):
        yield _OPEN
    if any(
        change.level is Level.MINOR
        and "UnknownVariant" in change.before
        and "widened" in change.kind
        for change in changes
    ):
        yield _OPEN_UNION
    for change in changes:
        if change.kind == "class-split":
            halves = ", ".join(f"`{name}`" for name in _CLASS.findall(change.after))
            name = change.path.removeprefix("models.")
            yield f"`{name}` is two classes now, as requests and responses differ: {halves}."
    handlers = [
        change.path
        for change in changes
        if change.kind in ASKS_HANDLERS or change.of_models > change.level
    ]
    if handlers:
        suffix = f" and {len(handlers) - 1} more" if len(handlers) > 1 else ""
        yield f"Handlers of a server have to follow: `{handlers[0]}`{suffix}."


class _Rank(NamedTuple):
    """The distance between a finding and a change; the smallest is the nearest.

    Attributes:
        hops: number of references between the place of the change and that of the finding.
        words: whether the finding is about documentation only.
        order: index of the place of the change it is near to; the first is the likeliest.
        above: whether its place contains that of the change, instead of being inside it.
        distance: number of levels between them.
        unlike: minus the number of words that its class and the kind of change share.
        number: index of the finding; the heaviest come first.
    """

    hops: int
    words: bool
    order: int
    above: bool
    distance: int
    unlike: int
    number: int


class _Index:
    """Findings by place, so that no change has to be compared with all of them."""

    def __init__(self, findings: Sequence[Finding], base: Sources, head: Sources) -> None:
        self.findings = findings
        self.sides = (base, head)
        self.at: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
        self.below: tuple[dict[str, list[tuple[int, int]]], ...] = (
            defaultdict(list),
            defaultdict(list),
        )
        for number, finding in enumerate(findings):
            for told in (finding, *finding.parts):
                for side, place in enumerate((told.base, told.head)):
                    # A name that was given stands where none stood before: beside what it names.
                    named = finding.id == "python-name-changed"
                    if place is not None and (place.exact or named):
                        self._enter(side, place.pointer, number)
                        if split(place.pointer)[-2:-1] == ["parameters"]:
                            for target in self.sides[side].referred(place.pointer):
                                self._enter(side, target, number)

    def _enter(self, side: int, pointer: str, number: int) -> None:
        self.at[side][pointer].append(number)
        above, distance = pointer, 0
        while above:
            self.below[side][above].append((number, distance))
            above, distance = parent(above), distance + 1

    def cause(self, change: ApiChange) -> int | None:
        """Return the number of the finding that caused a change; None where none is near."""
        ranks = list(self._ranks(change, self._directed)) if change.kind in _SPLITS else []
        nearest = min(ranks or self._ranks(change), default=None)
        return None if nearest is None else nearest.number

    def _directed(self, number: int) -> bool:
        """Whether a finding says in which direction something is sent."""
        return not _FLAGS.isdisjoint(self.findings[number].id.split("-"))

    def holder(self, change: ApiChange) -> int | None:
        """Return the number of the first finding about a schema that refers to what changed.

        What a union says of its variants, by its discriminator for example, changes their classes.
        """
        for number, path in enumerate((_place_of(change), _new_place_of(change))):
            places = self.sides[number].of(path)
            for index, finding in enumerate(self.findings):
                place = (finding.base, finding.head)[number]
                schema = place and schema_of(place.pointer)
                if schema and any(
                    at == target or at.startswith(f"{target}/")
                    for target in self.sides[number].referred(schema)
                    for at in places
                ):
                    return index
        return None

    def namesake(self, change: ApiChange, caused: dict[int, list[ApiChange]]) -> int | None:
        """Return the finding about a security scheme that gave arguments of others other names.

        Where two of them take a token, neither argument is just `token`.
        """
        function, called, _ = change.path.partition("(")
        for number, changes in caused.items():
            beside = any(other.path.partition("(")[0] == function for other in changes)
            if called and beside and self.findings[number].id.startswith("security-scheme-"):
                return number
        return None

    def user(self, change: ApiChange, caused: dict[int, list[ApiChange]]) -> int | None:
        """Return the cause of a change of the same kind whose schema leads to what changed."""
        for side, of in zip(self.sides, (_place_of, _new_place_of), strict=True):
            places = side.of(of(change))
            for number, changes in caused.items():
                for other in changes:
                    if other.kind != change.kind:
                        continue
                    reached = [at for hop in side.reach(side.of(of(other))) for at in hop]
                    if any(f"{place}/".startswith(f"{at}/") for at in reached for place in places):
                        return number
        return None

    def _ranks(
        self, change: ApiChange, only: Callable[[int], bool] = lambda _: True
    ) -> Iterator[_Rank]:
        paths = _place_of(change), _new_place_of(change)
        exact = any(path in side.places for path, side in zip(paths, self.sides, strict=True))
        for number, (path, side) in enumerate(zip(paths, self.sides, strict=True)):
            places = side.places.get(path, []) if exact else side.of(path)
            for hops, pointers in enumerate(side.reach(places)):
                ranks = [
                    rank
                    for order, pointer in enumerate(pointers)
                    for rank in self._near(number, pointer, (hops, order), change)
                    if only(rank.number)
                ]
                yield from ranks
                if ranks:
                    break

    def _near(
        self, side: int, pointer: str, at: tuple[int, int], change: ApiChange
    ) -> Iterator[_Rank]:
        kind = set(change.kind.split("-"))

        def rank(number: int, distance: int, *, above: bool) -> _Rank:
            finding = self.findings[number]
            unlike = -len(kind & set(finding.id.split("-")))
            words = finding.lane is Lane.DOCS
            return _Rank(at[0], words, at[1], above, distance, unlike, number)

        for number, distance in self.below[side].get(pointer, ()):
            yield rank(number, distance, above=False)
        higher, distance = parent(pointer), 1
        while higher and at[0] == 0:
            for number in self.at[side].get(higher, ()):
                yield rank(number, distance, above=True)
            higher, distance = parent(higher), distance + 1


def _place_of(change: ApiChange) -> str:
    """Return the name of a changed definition in the sources."""
    if change.kind == "package-renamed":
        return "package"
    path = _ASYNC.sub(lambda match: "client." if "." in match[0] else "", change.path)
    path = path.removesuffix(AND_ASYNC)
    return f"{path}{RETURNS}" if "return-type" in change.kind else path


def _new_place_of(change: ApiChange) -> str:
    """Return the name of a changed definition in the head."""
    if change.kind in {"class-renamed", "class-split"} and change.path.startswith("models."):
        name = _NAME.search(change.after)
        return f"models.{name[0]}" if name else ""
    return _place_of(change)


def _companion(change: ApiChange, caused: dict[int, list[ApiChange]]) -> int | None:
    """Return the finding whose changes mention the name that was added or removed."""
    name = change.path.partition("(")[0].rpartition(".")[2]
    if not name:
        return None
    word = re.compile(rf"\b(?:Async)?{re.escape(name)}\b")
    for number, changes in caused.items():
        if any(word.search(other.before) or word.search(other.after) for other in changes):
            return number
    return None
