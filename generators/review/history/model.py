"""The result: one model that every report of a history is rendered from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Bump, Level
from ..verdict import FailOn, fails

if TYPE_CHECKING:
    import datetime

    from ..model import Finding


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the line that is followed; `hash` is empty for what is not committed yet."""

    hash: str
    date: datetime.date
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A commit that changes the document.

    Attributes:
        commit: which.
        path: where the document is in it.
        version: `info.version`; empty where there is none, or nothing was read.
        level: the step that its changes alone demand, against the last that could be read.
        breaking: number of its changes of level MAJOR.
        changes: number of all its changes.
        problem: why the document could not be read; empty if it was.
        faults: errors in a document that was read, with the first in words; empty if valid.
        known_faults: whether the commit before had the same.
        moved_from: the path before, if it was moved here.
        first: whether there was no document to compare it with.
    """

    commit: Commit
    path: str
    version: str = ""
    level: Level = Level.NONE
    breaking: int = 0
    changes: int = 0
    problem: str = ""
    faults: str = ""
    known_faults: bool = False
    moved_from: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """What a consumer sees change between one version and the next.

    Attributes:
        name: the version, or the tag where a history goes by tags; of changes that are not
            released yet the version that the document states.
        since: the name of the version before; empty for the first version of the document.
        released: whether it is out: by its tag, or by the commit that first states it.
        pending: whether it is not released and its version was not raised either.
        version: the version that was given to it, as compared with the one needed.
        tag: the tag that names it; empty if none does.
        date: of the tag, otherwise of the commit.
        findings: all changes, heaviest first. What was undone in between is none.
        bump: the step that the changes need, and the one that was taken.
        entries: the commits, oldest first.
        operations: number of operations of the document.
    """

    name: str
    since: str
    released: bool
    pending: bool
    version: str
    tag: str
    date: datetime.date
    findings: tuple[Finding, ...]
    bump: Bump
    entries: tuple[Entry, ...]
    operations: int

    @property
    def first(self) -> bool:
        """Whether there was no document before."""
        return not self.since

    @property
    def too_small(self) -> bool:
        """Whether a version was given that does not announce the changes."""
        return not self.pending and not self.bump.enough


@dataclass(frozen=True, slots=True)
class History:
    """The changes of an API over the commits of its document.

    Attributes:
        title: `info.title` of the newest document that could be read.
        path: where the document is at the end.
        start: the name of the commit that the history begins after; empty for all commits.
        end: the name of the last commit; empty for the document on disk.
        releases: the newest first.
        unread: commits after the newest version in which the document cannot be read.
        notes: what is to be known of tags and commits, in sentences.
    """

    title: str
    path: str
    start: str
    end: str
    releases: tuple[Release, ...]
    unread: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def unannounced(release: Release, fail_on: FailOn) -> bool:
    """Whether a version holds what reaches the threshold and what its step does not announce.

    What is not released yet, under a version that was not raised, announces nothing so far. A
    version that is not three numbers cannot be judged.
    """
    if fail_on >= FailOn.BUMP and release.too_small:
        return True
    return any(counts(release, finding, fail_on) for finding in release.findings)


def counts(release: Release, finding: Finding, fail_on: FailOn) -> bool:
    """Whether a change reaches the threshold, and its version does not announce it."""
    declared = release.bump.declared
    if release.pending or declared is None:
        return False
    return fails(finding, fail_on) and finding.level > declared
