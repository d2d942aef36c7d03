"""What is known of other versions of a document: its history, and how it differs from one of them.

Both are those of the review (`generators/review`); here they are read for a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..review.applying import adaptation_of
from ..review.sources import SourceError, find_sources
from ..review.versions import version_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from ..document import Adaptation, Document
    from ..review.history.model import History
    from ..review.model import Finding


class Compared(NamedTuple):
    """A version before, and what has changed since.

    Attributes:
        name: of the version before, as the user named it.
        before: its `info.version`; empty where there is none.
        after: that of the document of the page.
        findings: all changes, heaviest first.
        document: that of the page, as it was compared: the findings point into it.
    """

    name: str
    before: str
    after: str
    findings: tuple[Finding, ...]
    document: Document


@dataclass(frozen=True, slots=True)
class News:
    """What a page tells of other versions; None where it was not asked for."""

    history: History | None = None
    compared: Compared | None = None


NO_NEWS = News()


def read_history(
    spec: str,
    named: str,
    *,
    tags: str | None,
    adapted: Adaptation,
    today: datetime.date,
    tell: Callable[[str], None],
) -> History:
    """Return the history of the document of a page.

    Args:
        spec: path of the document.
        named: `A..B` and so on, as `review --history` takes it.
        tags: which tags are versions, as `review --tags` takes it.
        adapted: overlays and filters.
        today: the day that counts for what is not committed.
        tell: is told of progress.

    Raises:
        SourceError: there is no such history, or git fails.
    """
    # Imported late: only a page with a changelog needs them.
    from ..review.history.building import build
    from ..review.history.span import find_span

    if named and Path(named).is_file():
        raise SourceError(
            f"--history takes a range of commits, and {named} is a file: name the document first, "
            f"as in `docs {named} --history`"
        )
    span = find_span(named, spec, spec=spec, adapted=adapted)
    return build(span, tags=tags, today=today, tell=tell)


def read_compared(
    spec: str, base: str, *, adapted: Adaptation, api: str, today: datetime.date
) -> Compared:
    """Return what has changed since another version of the document of a page.

    Args:
        spec: path of the document.
        base: the version before, as `review` takes it: a file, a commit, or `commit:file`.
        adapted: overlays and filters.
        api: of several in the settings; empty for the only one.
        today: the day that decides whether an announced sunset has passed.

    Raises:
        SourceError: there is no such version, or one of the two cannot be read.
    """
    from ..review.compare import compare
    from ..review.unread import Problems, unread

    before, after = find_sources(base, "", spec=spec)
    if not before.exists():
        raise SourceError(f"{before.name}: there is no such file to compare with")
    loaded = [side.load(adaptation_of(side, adapted, api)) for side in (before, after)]
    for side, result in zip((before, after), loaded, strict=True):
        if result.document is None:
            first = next(iter(result.diagnostics), None)
            reason = f": {first.location}: {first.message}" if first else ""
            raise SourceError(f"{side.name} cannot be read, so nothing is compared{reason}")
    old, new = (result.document for result in loaded)
    assert old is not None  # noqa: S101 - looked at above
    assert new is not None  # noqa: S101 - likewise
    problems = Problems(*(result.diagnostics for result in loaded))
    findings = (*compare(old, new, today=today), *unread(old, new, problems))
    ordered = tuple(sorted(findings, key=lambda found: (-found.wire, -found.level)))
    return Compared(before.name, version_of(old), version_of(new), ordered, new)
