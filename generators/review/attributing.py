"""Which change of the document caused which change of the package.

A change of the package has places in both documents (`python_sources`), a finding has its own: the
nearest finding caused it. A change without a nearby finding is returned, not hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generators.document.pointer import parent
from generators.review.model import ApiChange, Finding, Lane, Level
from generators.review.python_clients import AND_ASYNC
from generators.review.python_servers import ASKS_HANDLERS
from generators.review.python_sources import RETURNS, Sources, schema_of, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generators.pipeline import Described

_ASYNC = re.compile(r"^(?:Async(?=Client\b)|async_client\.Async)")
_NAME = re.compile(r"(?!class\b)\b\w+")
_OPEN = "Enums of the generated package are open: code reads values it has no member for as well."
_OPEN_UNION = (
    "Unions with a discriminator are open in the generated package: code has to expect "
    "`UnknownVariant` already."
)


class Attributed(NamedTuple):
    """Findings with what they change in the package, and what no finding explains."""

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
        base: the document before, as far as its package; it was generated.
        head: the document after the change.
    """
    index = _Index(findings, sources(base), sources(head))
    caused: dict[int, list[ApiChange]] = defaultdict(list)
    left: list[ApiChange] = []
    for change in changes:
        cause = index.cause(change)
        if cause is None:
            left.append(change)
        else:
            caused[cause].append(change)
    unexplained = []
    for change in left:
        cause = _companion(change, caused)
        if cause is None:
            cause = index.holder(change)
        if cause is None:
            unexplained.append(change)
        else:
            caused[cause].append(change)
    settled = [settle(one, caused.get(number, [])) for number, one in enumerate(findings)]
    return Attributed(tuple(settled), tuple(unexplained))


def settle(finding: Finding, changes: Sequence[ApiChange]) -> Finding:
    """Return a finding with what it changes in the package, and the levels that follow.

    The one place of the rule: where the package changed, its heaviest change is the level for code,
    whatever the class of the finding says; demands on handlers alone count as an addition. Where it
    did not change, nothing that was written stops to type check: code can notice another behaviour,
    and no more of it than callers on the wire do. The lane for code holds exactly the findings that
    break only code.
    """
    if changes:
        code = max(Level.MINOR if one.kind in ASKS_HANDLERS else one.level for one in changes)
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
    if any(one.kind == "member-added" for one in changes):
        yield _OPEN
    if any(
        one.level is Level.MINOR and "UnknownVariant" in one.before and "widened" in one.kind
        for one in changes
    ):
        yield _OPEN_UNION
    asked = [one.path for one in changes if one.kind in ASKS_HANDLERS]
    if asked:
        more = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
        yield f"Handlers of a server have to follow: `{asked[0]}`{more}."


class _Rank(NamedTuple):
    """How near a finding is to a change; the smallest is the nearest.

    Attributes:
        hops: references between the place of the change and what the finding is about.
        words: whether it is about words only.
        order: which of the places of the change it is near to; the first is the likeliest.
        above: whether it is about something that the place is part of, not about a part of it.
        distance: levels between them.
        unlike: how little its class and the kind of change have in common.
        number: of the finding; the heaviest come first.
    """

    hops: int
    words: bool
    order: int
    above: bool
    distance: int
    unlike: int
    number: int


class _Index:
    """Findings by where they are, so that no change is compared with all of them."""

    def __init__(self, findings: Sequence[Finding], base: Sources, head: Sources) -> None:
        self.findings = findings
        self.sides = (base, head)
        self.at: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
        self.below: tuple[dict[str, list[tuple[int, int]]], ...] = (
            defaultdict(list),
            defaultdict(list),
        )
        for number, finding in enumerate(findings):
            for side, place in enumerate((finding.base, finding.head)):
                if place is not None and place.exact:
                    self._enter(side, place.pointer, number)

    def _enter(self, side: int, pointer: str, number: int) -> None:
        self.at[side][pointer].append(number)
        above, distance = pointer, 0
        while above:
            self.below[side][above].append((number, distance))
            above, distance = parent(above), distance + 1

    def cause(self, change: ApiChange) -> int | None:
        """Return the number of the finding that caused a change; None where none is near."""
        nearest = min(self._ranks(change), default=None)
        return None if nearest is None else nearest.number

    def holder(self, change: ApiChange) -> int | None:
        """Return the number of the first finding about a schema that refers to what changed.

        What a union says of its variants, by its discriminator for example, changes their classes.
        """
        for number, path in enumerate((_place_of(change), _new_place_of(change))):
            places = self.sides[number].of(path)
            for one, finding in enumerate(self.findings):
                place = (finding.base, finding.head)[number]
                schema = place and schema_of(place.pointer)
                if schema and any(
                    at == target or at.startswith(f"{target}/")
                    for target in self.sides[number].referred(schema)
                    for at in places
                ):
                    return one
        return None

    def _ranks(self, change: ApiChange) -> Iterator[_Rank]:
        paths = _place_of(change), _new_place_of(change)
        exact = any(path in side.places for path, side in zip(paths, self.sides, strict=True))
        for number, (path, side) in enumerate(zip(paths, self.sides, strict=True)):
            places = side.places.get(path, []) if exact else side.of(path)
            for hops, pointers in enumerate(side.reach(places)):
                found = [
                    rank
                    for order, pointer in enumerate(pointers)
                    for rank in self._near(number, pointer, (hops, order), change)
                ]
                yield from found
                if found:
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
    """Return the name by which the sources know what changed."""
    if change.kind == "package-renamed":
        return "package"
    path = _ASYNC.sub(lambda found: "client." if "." in found[0] else "", change.path)
    path = path.removesuffix(AND_ASYNC)
    return f"{path}{RETURNS}" if "return-type" in change.kind else path


def _new_place_of(change: ApiChange) -> str:
    """Return the name in the head of what changed, where that tells of a new one."""
    if change.kind == "class-renamed" and change.path.startswith("models."):
        name = _NAME.search(change.after)
        return f"models.{name[0]}" if name else ""
    return _place_of(change)


def _companion(change: ApiChange, caused: dict[int, list[ApiChange]]) -> int | None:
    """Return the finding behind a name that came or went with what mentions it."""
    name = change.path.partition("(")[0].rpartition(".")[2]
    if not name:
        return None
    word = re.compile(rf"\b(?:Async)?{re.escape(name)}\b")
    for number, changes in caused.items():
        if any(word.search(one.before) or word.search(one.after) for one in changes):
            return number
    return None
