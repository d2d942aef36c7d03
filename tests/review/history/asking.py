"""A history, and short texts that say what is in it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from generators.review.history.building import build
from generators.review.history.span import find_span
from tests.review.history.repositories import SPEC

if TYPE_CHECKING:
    from generators.review.history.model import History

TODAY = datetime.date(2030, 6, 1)


def history(named: str = "", document: str = "", tags: str | None = None) -> History:
    """Return a history as the command does."""
    span = find_span(named, document, spec=SPEC)
    return build(span, tags=tags, today=TODAY, tell=lambda _: None)


def shown(told: History) -> list[str]:
    """Return a line for each version: name, needed and given step, changes, commits."""
    lines = []
    for release in told.releases:
        name = f"since {release.since}" if release.pending else release.name
        state = "" if release.released or release.pending else " unreleased"
        given = release.bump.declared
        step = f"{release.bump.required.word}/{given.word if given is not None else '?'}"
        changes = ", ".join(finding.title for finding in release.findings)
        commits = ", ".join(entry.commit.subject for entry in release.entries)
        first = " first" if release.first else f" {step}"
        lines.append(f"{name}{state}{first}: {changes or 'nothing'} [{commits}]")
    return lines
