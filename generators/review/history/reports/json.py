"""The history for programs: JSON as `history.schema.json` beside this package describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...reports.json import finding_data
from ..model import counts, unannounced
from . import words

if TYPE_CHECKING:
    from ..model import Entry, History, Release
    from . import View


def render(history: History, view: View) -> str:
    """Return the history as JSON in ASCII."""
    return json.dumps(as_data(history, view), indent=2, allow_nan=False) + "\n"


def as_data(history: History, view: View) -> dict[str, Any]:
    """Return the history as JSON values."""
    return {
        "historyVersion": words.HISTORY_VERSION,
        "verdict": {
            "failed": bool(words.too_small(history.releases, view.fail_on)),
            "failOn": view.fail_on.word,
            "summary": words.outcome(history, view.fail_on),
        },
        "title": history.title,
        "path": history.path,
        "start": history.start,
        "end": history.end,
        "notes": list(history.notes),
        "releases": [_release(release, view) for release in history.releases],
        "unread": [_entry(entry, view) for entry in history.unread],
    }


def _release(release: Release, view: View) -> dict[str, Any]:
    bump = release.bump
    return {
        "name": release.name,
        "since": release.since or None,
        "released": release.released,
        "version": release.version,
        "tag": release.tag or None,
        "date": release.date.isoformat(),
        "fails": unannounced(release, view.fail_on),
        "bump": {
            "required": bump.required.word,
            "declared": None if bump.declared is None else bump.declared.word,
            "enough": release.pending or bump.enough,
            "suggested": bump.suggested,
            "reason": bump.reason,
        },
        "operations": release.operations,
        "sections": {
            section.kind.name.lower(): [finding.fingerprint for finding in section.findings]
            for section in words.sections(release)
        },
        "findings": [
            finding_data(finding, view.fail_on) | {"fails": counts(release, finding, view.fail_on)}
            for finding in release.findings
        ],
        "commits": [_entry(entry, view) for entry in release.entries],
    }


def _entry(entry: Entry, view: View) -> dict[str, Any]:
    commit = entry.commit
    data = {
        "hash": commit.hash or None,
        "date": commit.date.isoformat(),
        "subject": commit.subject,
        "path": entry.path,
        "version": entry.version,
        "level": entry.level.word,
        "changes": entry.changes,
        "breaking": entry.breaking,
        "problem": entry.problem,
        "faults": entry.faults,
        "first": entry.first,
        "movedFrom": entry.moved_from or None,
    }
    if view.authors:
        data["author"] = commit.author
    return data
