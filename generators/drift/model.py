"""The result: one model that every report is rendered from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from ..review.accepted import Accepted, accept
from ..review.model import Finding as ReviewFinding
from ..review.model import Lane as ReviewLane
from ..review.model import Level, Side
from ..review.model import Report as ReviewReport
from .describing import place_of, title
from .kinds import Lane

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from ..diagnostics import Diagnostic
    from ..document import Document
    from ..review.model import Acceptance, Place
    from .comparing import Counts
    from .findings import Found
    from .kinds import Kind
    from .reading import Reading


class FailOn(IntEnum):
    """Thresholds, the strictest last; each includes those before it."""

    NEVER = 0
    CONTRADICTED = 1
    UNDOCUMENTED = 2
    DEPRECATED = 3
    UNSEEN = 4

    @property
    def word(self) -> str:
        """The name in lower case, as it is written on the command line."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause of a difference between traffic and a document.

    Attributes:
        kind: what it is.
        title: one sentence.
        place: where the document says otherwise, or would have to say it.
        count: exchanges that show it.
        first: time of the first, in UTC (RFC 3339); empty where it is not known.
        last: time of the last.
        operations: the operations, with how many exchanges of each show it.
        where: the part of an exchange that shows it.
        example: the value there, as it may be shown.
        exchange: file and number of an exchange that shows it.
        proposal: what would make the document say it; empty for nothing.
        source: what was collected.
        reviewed: the same as reviews have it: what the file of accepted findings is applied to.
        accepted: set if the file of accepted findings names it.
    """

    kind: Kind
    title: str
    place: Place
    count: int
    first: str
    last: str
    operations: Mapping[str, int]
    where: str
    example: Any
    exchange: str
    proposal: str
    source: Found
    reviewed: ReviewFinding
    accepted: Acceptance | None = None

    @property
    def fingerprint(self) -> str:
        """What tells it from all others: its kind, its place, and what was found there."""
        return self.reviewed.fingerprint

    @property
    def lane(self) -> Lane:
        """How much it weighs."""
        return self.kind.lane


@dataclass(frozen=True, slots=True)
class Report:
    """What traffic shows of documents.

    Attributes:
        documents: names of the documents, and their versions.
        counts: what became of the exchanges.
        reading: what was read.
        findings: the heaviest first, then the most frequent.
        stale: what is wrong in the file of accepted findings.
        notes: what is to be known of it, and of schemas by which nothing could be checked.
        beyond: facts that were only counted, as there were too many causes.
    """

    documents: tuple[Side, ...]
    counts: Counts
    reading: Reading
    findings: tuple[Finding, ...]
    stale: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    beyond: int = 0

    def lanes(self) -> dict[Lane, list[Finding]]:
        """Return the findings that are not accepted, by weight."""
        result: dict[Lane, list[Finding]] = {lane: [] for lane in Lane}
        for finding in self.findings:
            if finding.accepted is None:
                result[finding.lane].append(finding)
        return result

    def accepted(self) -> list[Finding]:
        """Return the findings that are accepted."""
        return [finding for finding in self.findings if finding.accepted is not None]

    def failing(self, fail_on: FailOn) -> list[Finding]:
        """Return the findings that reach a threshold."""
        return [finding for finding in self.findings if fails(finding, fail_on)]

    def failed(self, fail_on: FailOn) -> bool:
        """Whether anything reaches a threshold; an expired acceptance reaches each but `never`."""
        return bool(self.failing(fail_on) or (self.stale and fail_on is not FailOn.NEVER))


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether a finding reaches a threshold; an accepted one reaches none."""
    return finding.accepted is None and FailOn[finding.lane.name] <= fail_on


_ORDER = list(Lane)


def findings_of(
    documents: Sequence[Document], found: Sequence[Found], proposals: Mapping[int, str]
) -> tuple[Finding, ...]:
    """Return findings, in the order of a report.

    Args:
        documents: by their numbers.
        found: what was found.
        proposals: by the id of what was found, what is proposed.
    """
    result = []
    for item in found:
        document = documents[item.cause.document]
        place, words = place_of(document, item), title(document, item)
        finding = Finding(
            *(item.kind, words, place, item.count, item.first, item.last),
            dict(sorted(item.operations.items(), key=lambda entry: (-entry[1], entry[0]))),
            *(item.where, item.example, item.place, proposals.get(id(item), "")),
            source=item,
            reviewed=_reviewed(item.kind, words, place, item.cause.detail),
        )
        result.append(finding)
    result.sort(
        key=lambda item: (_ORDER.index(item.lane), -item.count, item.place.location, item.title)
    )
    return tuple(result)


def _reviewed(kind: Kind, words: str, place: Place, detail: str) -> ReviewFinding:
    """Return a finding as reviews have it, for what they do with accepted ones."""
    return ReviewFinding(
        str(kind),
        ReviewLane.WIRE,
        Level.NONE,
        Level.NONE,
        words,
        head=place,
        known_by=detail or "-",
    )


def accepting(report: Report, accepted: Accepted, today: datetime.date) -> Report:
    """Return a report with accepted findings marked, and with what is wrong in their file."""
    reviewed = ReviewReport(
        None, report.documents[0], tuple(finding.reviewed for finding in report.findings)
    )
    judged = accept(reviewed, accepted, today)
    findings = tuple(
        replace(finding, accepted=mark.accepted)
        for finding, mark in zip(report.findings, judged.findings, strict=True)
    )
    notes = (*report.notes, *judged.notes)
    return replace(report, findings=findings, stale=judged.stale, notes=notes)
