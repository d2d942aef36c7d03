"""From commits to a history: the second pass compares version with version.

What was changed and changed back within a version is no change for those who use the API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model import Bump, Level
from ..reports.words import plural
from ..repository import GitError
from ..sources import SourceError
from ..versions import bump_between, parse
from .arguments import EVERY_TAG
from .line import commits
from .line import tags as tags_of
from .model import History, Release
from .reading import read, read_disk
from .releases import Cut, Placed, by_tag, by_version, version_in
from .walking import State, Step, compare_states, heaviest, walk

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from ..model import Finding
    from .model import Commit, Entry
    from .span import Span
    from .walking import Walk

UNVERSIONED = "the version without a number"
"""The name of a version that the document does not state."""
_NOTED = 5
"""Tags of one kind that notes name."""


class _Tags(NamedTuple):
    """The tags of the line, and how many that were asked for lie elsewhere."""

    placed: tuple[Placed, ...]
    elsewhere: int


def build(
    span: Span,
    *,
    tags: str | None,
    today: datetime.date,
    tell: Callable[[str], None],
) -> History:
    """Return the history of a document.

    Args:
        span: the commits and the document.
        tags: a pattern: versions are the tags that match it, with `EVERY_TAG` all that hold a
            version; None to go by `info.version`.
        today: the day that counts for what is not committed.
        tell: is told of progress.

    Raises:
        SourceError: there is no document in the commits, the clone is shallow, or git fails.
    """
    try:
        line = commits(span.repository, span.end, span.start) if span.end else ()
        placed = _tags(span, line, tags)
        walked = walk(span, line, today, tell)
    except GitError as error:
        raise SourceError(str(error)) from error
    if not walked.steps and not walked.changes:
        raise SourceError(_nothing(span))
    cuts = _cuts(walked, placed, tags)
    releases, unread = _releases(span, walked, cuts, tags, tell)
    return History(
        title=walked.steps[-1].title if walked.steps else "",
        path=span.path,
        start=span.start_name,
        end=span.end_name,
        releases=tuple(reversed(releases)),
        unread=unread,
        notes=tuple(_notes(span, walked, placed, cuts, tags)),
    )


def _nothing(span: Span) -> str:
    where = f"any commit up to {span.end_name}" if span.end_name else "any commit or on disk"
    return (
        f"there is no {span.path} in {where}: name the document after the range, as in "
        "`review --history v1.0.0..v2.0.0 api/openapi.yaml`"
    )


def _tags(span: Span, line: Sequence[Commit], pattern: str | None) -> _Tags:
    """Return the tags of the line.

    Raises:
        GitError: none is as asked for.
    """
    positions = {commit.hash: position for position, commit in enumerate(line)}
    if span.start:
        positions[span.start] = -1
    listed = tags_of(span.repository, pattern or "")
    if pattern == EVERY_TAG:
        listed = tuple(tag for tag in listed if parse(version_in(tag.name)) is not None)
    placed = tuple(Placed(tag, positions[tag.commit]) for tag in listed if tag.commit in positions)
    if pattern is not None and not listed:
        wanted = "holds a version" if pattern == EVERY_TAG else f"matches {pattern!r}"
        raise GitError(
            f"no tag {wanted}: `git tag --list` shows those that are here, "
            "`git fetch --tags` brings those of the remote"
        )
    elsewhere = len(listed) - len(placed) if pattern is not None and not span.start else 0
    return _Tags(placed, elsewhere)


def _cuts(walked: Walk, tags: _Tags, pattern: str | None) -> list[Cut]:
    known = [step.known for step in walked.steps]
    if not known:
        return []
    divide = by_version if pattern is None else by_tag
    return divide(known, tags.placed, based=walked.based)


def _releases(
    span: Span,
    walked: Walk,
    cuts: Sequence[Cut],
    pattern: str | None,
    tell: Callable[[str], None],
) -> tuple[list[Release], tuple[Entry, ...]]:
    """Return the versions, the oldest first, and the commits after them that were not read."""
    steps, left = walked.steps, list(walked.changes)
    before = _start(steps[0], span, pattern) if walked.based else None
    releases = []
    stride = max(1, len(cuts) // 20)
    for number, cut in enumerate(cuts, start=1):
        if number % stride == 0:
            tell(f"comparing version {number:,} of {len(cuts):,}")
        findings = _net(span, steps, before.at, cut.at) if before else ()
        count = max(
            (at for at, change in enumerate(left, 1) if _up_to(change.step, cut)), default=0
        )
        entries = tuple(change.entry for change in left[:count])
        del left[:count]
        if pattern is not None and not cut.released and before is not None:
            given = cut._replace(version=before.version)  # no tag gives it one yet
        else:
            given = cut
        releases.append(_release(steps[cut.at], before, given, findings, entries))
        before = cut
    return releases, tuple(change.entry for change in left)


def _up_to(step: int | None, cut: Cut) -> bool:
    return step is not None and step <= cut.at


def _start(step: Step, span: Span, pattern: str | None) -> Cut:
    """Return the version that a history begins after."""
    version = step.known.version
    if pattern is None:
        return Cut(0, version, version, released=True)
    return Cut(0, span.start_name, version_in(span.start_name), released=True)


def _net(span: Span, steps: Sequence[Step], base: int, head: int) -> tuple[Finding, ...]:
    """Return the changes between two steps, read again if others lie between them."""
    if base == head:
        return ()
    if head == base + 1:
        return steps[head].findings
    before, after = (_read(span, steps[index]) for index in (base, head))
    return compare_states(before, after, steps[head].commit.date)


def _read(span: Span, step: Step) -> State:
    commit = step.commit.hash
    if commit:
        loaded = read(span.repository, commit, step.path, adapted=span.adapted.committed)
    else:
        loaded = read_disk(span.disk, span.adapted.on_disk)
    if loaded.document is None:
        raise SourceError(f"{step.path} changed while it was read: try again")
    return State(loaded.document, loaded.diagnostics)


def _release(
    step: Step,
    before: Cut | None,
    cut: Cut,
    findings: tuple[Finding, ...],
    entries: tuple[Entry, ...],
) -> Release:
    bump = Bump(Level.NONE, None)
    if before is not None:
        bump = bump_between(before.version, cut.version, heaviest(findings))
    return Release(
        name=cut.name or UNVERSIONED,
        since=(before.name or UNVERSIONED) if before else "",
        released=cut.released,
        pending=not cut.released and before is not None and cut.version == before.version,
        version=cut.version,
        tag=cut.tag.name if cut.tag else "",
        date=cut.tag.date if cut.tag else step.commit.date,
        findings=findings,
        bump=bump,
        entries=entries,
        operations=step.operations,
    )


def _notes(
    span: Span, walked: Walk, tags: _Tags, cuts: Sequence[Cut], pattern: str | None
) -> Iterator[str]:
    """Yield what is to be known of the commits and the tags."""
    if walked.base_problem:
        yield walked.base_problem
    for overlay in span.adapted.outside:
        yield f"{overlay} is in no commit, as it is outside of the repository: it is not applied"
    if not span.straight:
        yield (
            f"{span.start_name} is on another branch than {span.end_name or 'HEAD'}: its document "
            "is compared, and commits on its branch alone are not listed"
        )
    if span.disk and walked.steps and not span.on_disk:
        yield f"there is no {span.path} on disk, so the history ends with the last commit"
    unread = sum(change.step is None for change in walked.changes)
    if unread:
        yield f"in {plural(unread, 'commit')} the document cannot be read: they are named"
    if tags.elsewhere:
        yield f"{tags.elsewhere:,} of the tags lie on other branches, and are left out"
    wrong = [text for text in _mismatches(walked, tags, cuts, pattern) if text]
    yield from wrong[:_NOTED]
    if len(wrong) > _NOTED:
        yield f"and {len(wrong) - _NOTED:,} more such tags"


def _mismatches(
    walked: Walk, tags: _Tags, cuts: Sequence[Cut], pattern: str | None
) -> Iterator[str]:
    """Yield the tags that name another version than the document states."""
    if not any(cut.tag for cut in cuts):
        return
    for tag, position in tags.placed:
        version = version_in(tag.name)
        if pattern is None and version != tag.name.removeprefix("v"):
            continue
        stated = [
            step.known.version
            for step in walked.steps
            if step.known.committed and step.known.position <= position
        ]
        if stated and parse(version) is not None and stated[-1] != version:
            yield f"the tag {tag.name} leads to a document that states {stated[-1] or 'nothing'}"
