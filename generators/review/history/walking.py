"""The first pass: every commit that changes the document is read and compared with the one before.

Documents are not kept: at no time are there more than two.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from ...document.pointer import METHODS
from ..compare import compare
from ..model import Level
from ..unread import Problems, unread
from .line import changed, moves
from .model import Commit, Entry
from .reading import Before, Snapshot, faults, on_disk, read, snapshots
from .releases import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...diagnostics import Diagnostic
    from ...document import Document, Loaded
    from ..model import Finding
    from .line import Move
    from .span import Span

VERSION = "/info/version"


class State(NamedTuple):
    """A document that could be read, and what was wrong with it."""

    document: Document
    diagnostics: Sequence[Diagnostic]


class Step(NamedTuple):
    """What is kept of a snapshot that could be read.

    Attributes:
        known: its position and version.
        commit: which; the name of a version is its date.
        path: where the document is in it.
        title: `info.title`.
        operations: number of operations.
        findings: the changes against the one before.
    """

    known: Known
    commit: Commit
    path: str
    title: str
    operations: int
    findings: tuple[Finding, ...]


class Change(NamedTuple):
    """A commit that changes the document, and the index of its step; None if it was not read."""

    step: int | None
    entry: Entry


@dataclass(slots=True)
class Walk:
    """The commits of a history, as the first pass leaves them.

    Attributes:
        steps: the snapshots that could be read, the oldest first.
        based: whether the first of them is the state before the history, and no part of it.
        base_problem: why there is no such state, although one was named; empty otherwise.
        changes: all commits that change the document.
    """

    steps: list[Step] = field(default_factory=list)
    based: bool = False
    base_problem: str = ""
    changes: list[Change] = field(default_factory=list)


def walk(
    span: Span, line: Sequence[Commit], today: datetime.date, tell: Callable[[str], None]
) -> Walk:
    """Read and compare the document of every commit that changes it.

    Args:
        span: the document and the ends.
        line: the commits, the oldest first.
        today: the day that counts for what is not committed.
        tell: is told of progress.
    """
    moved = moves(span.repository, span.path, span.end, span.start) if span.end else ()
    result = Walk()
    last, before = _start(span, moved[-1].before if moved else span.path, result)
    known = ""
    for snapshot in _snapshots(span, line, moved, today, tell, before):
        document = snapshot.document
        if document is None:
            entry = Entry(snapshot.commit, snapshot.path, problem=snapshot.problem)
            result.changes.append(Change(None, entry))
            continue
        if last is not None and _is_committed(snapshot, last, result):
            continue
        state = State(document, snapshot.diagnostics)
        findings = compare_states(last, state, snapshot.commit.date)
        errors = faults(document, snapshot.diagnostics)
        entry = replace(
            _entry(snapshot, findings),
            first=last is None,
            faults=errors,
            known_faults=_without_places(errors) == known,
        )
        known = _without_places(errors)
        result.changes.append(Change(len(result.steps), entry))
        result.steps.append(_step(snapshot, document, findings))
        last = state
    return result


def _is_committed(snapshot: Snapshot, last: State, result: Walk) -> bool:
    """Whether what is on disk is what the last commit holds."""
    if snapshot.commit.hash or snapshot.document is None:
        return False
    unread = result.changes and result.changes[-1].step is None
    return not unread and _texts(snapshot.document) == _texts(last.document)


def _texts(document: Document) -> list[str]:
    """Return the texts of a document, without the line ends that git may put in on a disk."""
    return [source.text.replace("\r\n", "\n") for source in document.files]


def _without_places(errors: str) -> str:
    """Return what is wrong without the name of the commit and the line, which are others now."""
    return errors.partition(": ")[2]


def compare_states(base: State | None, head: State, today: datetime.date) -> tuple[Finding, ...]:
    """Return the changes between two states; none for a new document.

    Args:
        base: the state before.
        head: the state after.
        today: the day that decides whether a sunset has passed.
    """
    if base is None or base.document.sha256 == head.document.sha256:
        return ()
    problems = Problems(base.diagnostics, head.diagnostics)
    findings = compare(base.document, head.document, today=today)
    return (
        *(finding for finding in findings if not _is_version(finding)),
        *unread(base.document, head.document, problems),
    )


def _is_version(finding: Finding) -> bool:
    """Whether a change is that of the version, which a history has as its headings."""
    return any(
        place is not None and place.pointer == VERSION and place.exact
        for place in (finding.base, finding.head)
    )


def heaviest(findings: Sequence[Finding]) -> Level:
    """Return the step of the version that changes demand."""
    return max((finding.level for finding in findings), default=Level.NONE)


def _start(span: Span, path: str, result: Walk) -> tuple[State | None, Before | None]:
    """Enter the state that the history begins after; None if there is none."""
    if not span.start:
        return None, None
    at, paths = span.start, {path}
    loaded = read(span.repository, at, path, paths, span.adapted.committed)
    before = Before(at, frozenset(paths))
    if loaded.document is None:
        problem = loaded.diagnostics[0].message
        at, loaded = _last_readable(span, path, loaded)
        result.base_problem = f"in {span.start_name} the document cannot be read ({problem}), so "
        if loaded.document is None:
            result.base_problem += "the first one after it counts as new"
            return None, before
        result.base_problem += f"that of {at[:12]}, the last before it, is compared"
    commit = Commit(at, datetime.date.min, "", "")
    diagnostics = tuple(loaded.diagnostics)
    snapshot = Snapshot(commit, -1, path, loaded.document, diagnostics)
    result.steps.append(_step(snapshot, loaded.document, ()))
    result.based = True
    return State(loaded.document, diagnostics), before


def _last_readable(span: Span, path: str, loaded: Loaded) -> tuple[str, Loaded]:
    """Return the last commit before the start whose document can be read, and that document."""
    for commit in changed(span.repository, path, span.start):
        loaded = read(span.repository, commit, path, adapted=span.adapted.committed)
        if loaded.document is not None:
            return commit, loaded
    return span.start, loaded


def _snapshots(
    span: Span,
    line: Sequence[Commit],
    moved: Sequence[Move],
    today: datetime.date,
    tell: Callable[[str], None],
    before: Before | None,
) -> Iterator[Snapshot]:
    """Yield the snapshots of the commits, and that of the disk if it is wanted and there."""
    yield from snapshots(
        span.repository, line, span.path, moved, tell, before, span.adapted.committed
    )
    if span.on_disk:
        yield on_disk(span.path, span.disk, len(line), today, span.adapted.on_disk)


def _step(snapshot: Snapshot, document: Document, findings: tuple[Finding, ...]) -> Step:
    info = document.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return Step(
        Known(snapshot.position, snapshot.version, committed=bool(snapshot.commit.hash)),
        snapshot.commit,
        snapshot.path,
        "" if title is None else str(title),
        _operations(document),
        findings,
    )


def _operations(document: Document) -> int:
    """Return the number of operations below `paths`."""
    paths = document.data.get("paths")
    items = paths.values() if isinstance(paths, dict) else ()
    return sum(method in item for item in items if isinstance(item, dict) for method in METHODS)


def _entry(snapshot: Snapshot, findings: Sequence[Finding]) -> Entry:
    return Entry(
        snapshot.commit,
        snapshot.path,
        version=snapshot.version,
        level=heaviest(findings),
        breaking=sum(finding.level is Level.MAJOR for finding in findings),
        changes=len(findings),
        moved_from=snapshot.moved_from,
    )
