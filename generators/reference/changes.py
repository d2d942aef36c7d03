"""Changes as templates see them: of the history, and since the version that is compared."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..document.text import clean
from ..review.history.reports import words
from ..review.history.reports.words import Kind
from ..review.reports import words as shared
from .anchors import Anchors
from .nodes import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..review.history.model import Entry, History, Release
    from ..review.model import Finding
    from .news import Compared

_AFFECTED = 20
"""Operations that a change names."""
_LONGEST = 2000
"""Characters of a value that are shown of each version."""
_FOLDED = frozenset({Kind.DOCS})


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change.

    Attributes:
        title: a sentence; text between backticks is code.
        level: the step of the version that it needs; empty for none.
        detail: why, where callers may have to act.
        change: both values in a line; empty where the title says all, or `before` does.
        before: the value before as JSON; empty where it is not shown side by side.
        after: the value now; likewise.
        affected: operations, linked where they are on the page.
        more: how many further operations.
    """

    title: str
    level: str
    detail: str
    change: str
    before: str
    after: str
    affected: tuple[Part, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """The changes of one kind; `folded` where most readers pass it over."""

    name: str
    title: str
    folded: bool
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class CommitView:
    """A commit: its day, its short hash, and what it did."""

    date: str
    hash: str
    subject: str
    effect: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A version of the changelog."""

    anchor: str
    heading: str
    step: str
    too_small: bool
    lead: str
    sections: tuple[SectionView, ...]
    commits: tuple[CommitView, ...]


@dataclass(frozen=True, slots=True)
class ChangelogView:
    """The changelog."""

    span: str
    notes: tuple[str, ...]
    empty: str
    unread: tuple[CommitView, ...]
    releases: tuple[ReleaseView, ...]


@dataclass(frozen=True, slots=True)
class ComparedView:
    """The comparison with another version."""

    name: str
    before: str
    after: str
    sections: tuple[SectionView, ...]


def changelog_of(history: History, links: Mapping[str, str]) -> ChangelogView:
    """Return the view of a history.

    Args:
        history: of the document.
        links: `METHOD /path` of the operations of the page to their ids.
    """
    return ChangelogView(
        words.span(history),
        history.notes,
        words.empty(history),
        tuple(map(_commit, history.unread)),
        tuple(_releases(history.releases, links)),
    )


def compared_of(compared: Compared, links: Mapping[str, str]) -> ComparedView:
    """Return the view of a comparison; `links` as for `changelog_of`."""
    before, after = compared.before, compared.after
    if before == after:  # what tells them apart is where they come from
        before, after = compared.name, "this page"
    return ComparedView(
        compared.name, before, after, tuple(_sections(compared.findings, links, beside=True))
    )


def _releases(releases: Iterable[Release], links: Mapping[str, str]) -> Iterator[ReleaseView]:
    anchors = Anchors()
    for release in releases:
        name = "unreleased" if release.pending else release.name
        yield _release(release, anchors.take(f"version-{name}"), links)


def _release(release: Release, anchor: str, links: Mapping[str, str]) -> ReleaseView:
    step = words.step(release)
    return ReleaseView(
        anchor,
        words.heading(release),
        f"{step[:1].upper()}{step[1:]}." if step else "",
        release.too_small,
        words.lead(release),
        tuple(_sections(release.findings, links)),
        tuple(map(_commit, release.entries)),
    )


def _commit(entry: Entry) -> CommitView:
    commit = entry.commit
    name, subject = words.commit(entry) or "on disk", shared.clip(commit.subject, 200)
    return CommitView(commit.date.isoformat(), name, subject, words.effect(entry))


def _sections(
    findings: Iterable[Finding], links: Mapping[str, str], *, beside: bool = False
) -> Iterator[SectionView]:
    listed: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}
    for finding in findings:
        listed[words.kind(finding)].append(finding)
    for kind, found in listed.items():
        if found:
            changes = tuple(change_of(finding, links, beside=beside) for finding in found)
            yield SectionView(kind.name.lower(), str(kind), kind in _FOLDED, changes)


def change_of(finding: Finding, links: Mapping[str, str], *, beside: bool) -> ChangeView:
    """Return the view of a change.

    Args:
        finding: of the review.
        links: as for `changelog_of`.
        beside: whether both values are shown side by side.
    """
    operations = finding.operations
    if len(operations) == 1 and operations[0] in finding.title and operations[0] not in links:
        operations = ()
    before = after = ""
    both = finding.before, finding.after
    if beside and (words.change(finding) or any(isinstance(item, (list, dict)) for item in both)):
        before, after = _shown(finding.before), _shown(finding.after)
    return ChangeView(
        finding.title,
        words.level(finding),
        finding.detail if words.kind(finding).asks else "",
        "" if before or after else words.change(finding),
        before,
        after,
        tuple(Part(name, links.get(name, "")) for name in operations[:_AFFECTED]),
        max(0, len(operations) - _AFFECTED),
    )


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    except (TypeError, ValueError):
        text = str(value)
    text = clean(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
