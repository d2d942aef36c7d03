"""Texts that the reports of a history share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ...model import Lane
from ...reports import words
from ..model import unannounced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Finding
    from ...verdict import FailOn
    from ..model import Entry, History, Release

HISTORY_VERSION = 1
"""Version of the JSON report; raised when readers of the older one would fail."""

_HASH = 8


class Kind(StrEnum):
    """A section of a version, in the order of a report: what asks something of callers first."""

    BREAKING = "Breaking changes"
    UNDECIDED = "Possibly breaking"
    CODE = "Breaking in generated code"
    LIFECYCLE = "Deprecations"
    ADDED = "New"
    CHANGED = "Changed, compatible"
    DOCS = "Documentation"
    UNREAD = "Not compared"

    @property
    def asks(self) -> bool:
        """Whether callers may have to act, so that the reason is shown."""
        return self in {Kind.BREAKING, Kind.UNDECIDED, Kind.CODE, Kind.UNREAD}


class Section(NamedTuple):
    """The changes of one kind."""

    kind: Kind
    findings: tuple[Finding, ...]


_KINDS = {
    Lane.WIRE: Kind.BREAKING,
    Lane.UNDECIDED: Kind.UNDECIDED,
    Lane.CODE: Kind.CODE,
    Lane.LIFECYCLE: Kind.LIFECYCLE,
    Lane.COMPATIBLE: Kind.CHANGED,
    Lane.DOCS: Kind.DOCS,
}


def kind(finding: Finding) -> Kind:
    """Return the section of a change."""
    if finding.id == "not-read":
        return Kind.UNREAD
    if finding.lane is Lane.COMPATIBLE and finding.id.endswith("-added"):
        return Kind.ADDED
    return _KINDS[finding.lane]


def sections(release: Release) -> tuple[Section, ...]:
    """Return the changes of a version by kind, in order, without kinds that have none."""
    listed: dict[Kind, list[Finding]] = {section: [] for section in Kind}
    for finding in release.findings:
        listed[kind(finding)].append(finding)
    return tuple(Section(name, tuple(found)) for name, found in listed.items() if found)


def heading(release: Release) -> str:
    """Return the heading of a version: its name, and the day it was released."""
    if release.pending:
        return f"Unreleased since {release.since}"
    if not release.released:
        return f"{release.name} (unreleased)"
    return f"{release.name} ({release.date.isoformat()})"


def lead(release: Release) -> str:
    """Return what a version is when it has no changes to list; empty if it has."""
    if release.first:
        count = words.plural(release.operations, "operation")
        return f"The first version of the document, with {count}."
    return "" if release.findings else "No change of the API."


def step(release: Release, *, note: bool = False) -> str:
    """Return the version that the changes need beside the one that was given; empty for none.

    Args:
        release: the version.
        note: leave out what a reader of one release need not know: that all is as it should be.
    """
    bump = release.bump
    if note and not release.pending and bump.declared is not None and bump.enough:
        return ""
    if release.first or not bump.required:
        return _lower(release)
    need = f"these changes need a {bump.required.word} step after {release.since}"
    if release.pending:
        return f"{need}: {bump.suggested} or later" if bump.suggested else need
    if bump.declared is None:
        return f"{need}; what was given cannot be compared, as {bump.reason}"
    if bump.enough:
        return f"{need}, and {release.version} is a {bump.declared.word} one"
    given = f"a {bump.declared.word} one" if bump.declared else "none"
    lower = f" ({bump.reason})" if bump.reason else ""
    return f"{need}, and {release.version} is {given}{lower}: it would be {bump.suggested}"


def _lower(release: Release) -> str:
    return "" if release.first or release.pending else release.bump.reason


def affects(finding: Finding, limit: int = 3) -> tuple[str, ...]:
    """Return the first few operations that a change affects, unless its title names the only one.

    The last text is the number of the others, where there are more.
    """
    operations = finding.operations
    if len(operations) == 1 and operations[0] in finding.title:
        return ()
    others = len(operations) - limit
    more = (f"{others:,} more",) if others > 0 else ()
    return (*operations[:limit], *more)


def change(finding: Finding) -> str:
    """Return the two values of a change; empty if its title shows all there is."""
    text = words.change(finding)
    shown = ": now `" in finding.title or ": was `" in finding.title
    return "" if shown and (finding.before is None or finding.after is None) else text


def commit(entry: Entry) -> str:
    """Return the short hash of a commit; empty for what is not committed."""
    return entry.commit.hash[:_HASH]


def effect(entry: Entry) -> str:
    """Return what a commit did to the API, in a few words."""
    if entry.problem:
        return f"could not be read: {entry.problem}"
    parts = ["the document begins"] if entry.first else []
    if entry.changes:
        breaking = f", {entry.breaking:,} breaking" if entry.breaking else ""
        parts.append(f"{words.plural(entry.changes, 'change')}{breaking}")
        parts.append(f"{entry.level.word} step" if entry.level else "no step needed")
    if entry.moved_from:
        parts.append(f"moved from {entry.moved_from}")
    if entry.faults:
        parts.append("still not valid" if entry.known_faults else f"not valid: {entry.faults}")
    return "; ".join(parts) or "no change of the API"


def span(history: History) -> str:
    """Return the document and the commits, in one phrase."""
    if history.start:
        return f"{history.path}, {history.start} to {history.end or 'now'}"
    return f"{history.path}, all commits up to {history.end or 'now'}"


def empty(history: History) -> str:
    """Return what a history without versions says; empty for all others."""
    return "" if history.releases or history.unread else "No commit changes the document."


def too_small(releases: Iterable[Release], fail_on: FailOn) -> tuple[Release, ...]:
    """Return the versions that do not announce what reaches the threshold."""
    return tuple(release for release in releases if unannounced(release, fail_on))


def outcome(history: History, fail_on: FailOn) -> str:
    """Return whether the history failed, and why, in one sentence."""
    wrong = too_small(history.releases, fail_on)
    threshold = f"--fail-on {fail_on.word}"
    if not wrong:
        return f"passed ({threshold}): no version announces less than it changes"
    if len(wrong) == 1:
        return f"failed ({threshold}): {wrong[0].name} announces less than it changes"
    names = ", ".join(release.name for release in wrong[:3])
    more = f" and {len(wrong) - 3:,} more" if len(wrong) > 3 else ""
    return f"failed ({threshold}): {names}{more} announce less than they change"


def level(finding: Finding) -> str:
    """Return the step of the version that a change needs; empty if it needs none."""
    return finding.level.word if finding.level else ""


def author(entry: Entry) -> str:
    """Return the author of a commit after a comma; empty if there is none."""
    return f", {entry.commit.author}" if entry.commit.author else ""
